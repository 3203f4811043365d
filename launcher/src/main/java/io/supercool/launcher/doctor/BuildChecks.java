package io.supercool.launcher.doctor;

import io.supercool.launcher.files.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Java, whether what is built is current, and what a build needs. */
public final class BuildChecks {
  /** Set by the {@code supercool} script: something is missing or older than its sources. */
  private static final String STALE_PROPERTY = "supercool.stale";

  private static final Pattern MAVEN =
      Pattern.compile("Apache Maven (\\d+)\\.(\\d+)(?:\\.(\\d+))?");
  private static final int[] OLDEST_MAVEN = {3, 8, 7};

  private BuildChecks() {}

  /** All of them; a build's needs are looked at only where a build is needed. */
  public static List<Finding> of(Installation installation) {
    Path home = Path.of(System.getProperty("java.home"));
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("java", "%s, %s".formatted(Runtime.version(), home)));
    boolean stale = Boolean.getBoolean(STALE_PROPERTY);
    if (installation.unpacked()) {
      findings.add(unpacked(stale));
    } else if (stale) {
      findings.add(stale("never".equals(System.getenv("SUPERCOOL_BUILD"))));
      findings.add(compiler(home));
      findings.add(maven(mavenSays()));
    } else {
      findings.add(Finding.ok("build", "what is built is as new as its sources"));
    }
    return findings;
  }

  /** Whether an unpacked archive is complete. */
  static Finding unpacked(boolean incomplete) {
    return incomplete
        ? Finding.fail("build", "something of the archive is missing", "Unpack the archive again.")
        : Finding.ok("build", "an unpacked archive: there is nothing to build");
  }

  /** That a build is needed, and whether it comes. */
  static Finding stale(boolean never) {
    return never
        ? Finding.warn(
            "build",
            "something is missing or older than its sources",
            "Unset SUPERCOOL_BUILD, or run: mvn -DskipTests package")
        : Finding.ok(
            "build", "something is missing or older than its sources: the next command builds it");
  }

  /** Whether the Java at {@code home} can build. */
  static Finding compiler(Path home) {
    return Files.isExecutable(home.resolve("bin/javac"))
        ? Finding.ok("compiler", "the Java is a JDK")
        : Finding.fail(
            "compiler",
            "a build needs a JDK; %s has no javac".formatted(home),
            "Set JAVA_HOME to a JDK, 17 or newer (Debian: apt install openjdk-17-jdk).");
  }

  /**
   * Whether Maven can build.
   *
   * @param says what {@code mvn -v} prints; null if there is none
   */
  static Finding maven(@Nullable String says) {
    Matcher version = MAVEN.matcher(says == null ? "" : says);
    if (!version.find()) {
      return Finding.fail(
          "maven",
          "a build needs Maven 3.8.7 or newer; there is no mvn",
          "Install it (Debian: apt install maven; macOS: brew install maven).");
    }
    return isOld(version)
        ? Finding.fail(
            "maven",
            "a build needs Maven 3.8.7 or newer; this is %s".formatted(version.group()),
            "Install a newer one.")
        : Finding.ok("maven", version.group());
  }

  private static boolean isOld(Matcher version) {
    for (int i = 0; i < OLDEST_MAVEN.length; i++) {
      String part = version.group(i + 1);
      int number = part == null ? 0 : Integer.parseInt(part);
      if (number != OLDEST_MAVEN[i]) {
        return number < OLDEST_MAVEN[i];
      }
    }
    return false;
  }

  private static @Nullable String mavenSays() {
    try {
      Process maven = new ProcessBuilder("mvn", "-v").redirectErrorStream(true).start();
      maven.getOutputStream().close();
      return new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
  }
}
