package io.supercool.launcher.files;

import io.supercool.console.UserException;
import io.supercool.library.ModelLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What Supercool runs from: a checkout, or an unpacked archive, which has the programs in the same
 * places and no sources.
 *
 * @param root its root folder
 */
public record Installation(Path root) {
  /** System property that the {@code supercool} script sets. */
  public static final String HOME_PROPERTY = "supercool.home";

  /** Where the {@code supercool} script says it is. */
  public static Installation current() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null) {
      throw new UserException(
          "The system property %s is not set. Start with ./supercool.".formatted(HOME_PROPERTY));
    }
    return new Installation(Path.of(home).toAbsolutePath().normalize());
  }

  /** Whether it is an unpacked archive: complete, and nothing in it is built. */
  public boolean unpacked() {
    return !Files.exists(root.resolve("pom.xml"));
  }

  /**
   * Eight hexadecimal digits that are the same whenever this installation is used on this machine
   * with this {@link #work} folder, and others elsewhere: on a Kafka cluster it may meet others.
   */
  public String fingerprint() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "unknown";
    }
    byte[] name = (host + ":" + work().getParent()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString().substring(0, 8);
  }

  /** A service's executable jar. */
  public Path serviceJar(String service) {
    return built(root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"));
  }

  /** Class path of the embedded broker: its jar and its libraries. */
  public String brokerClassPath() {
    Path target = root.resolve("embedded-broker/target");
    return firstJar(target, "embedded-broker-") + ":" + built(target.resolve("lib")) + "/*";
  }

  /**
   * Class path of the benchmarks: their jar, their libraries, and the engine's native library.
   *
   * @throws UserException if they are not built, or not part of this installation
   */
  public String benchmarkClassPath() {
    if (unpacked()) {
      throw new UserException("The benchmark is not part of the archive. Run it in a checkout.");
    }
    Path target = root.resolve("benchmarks/target");
    Path engine = root.resolve("model-service/target/quarkus-app/lib/main");
    return "%s:%s/*:%s"
        .formatted(
            firstJar(target, "benchmarks-"),
            built(target.resolve("lib")),
            firstJar(engine, "ai.djl.pytorch.pytorch-native-"));
  }

  /**
   * Where runs and the state of the running system are kept: beside the programs, or in the user's
   * data folder where these belong to somebody else.
   */
  public Path work() {
    return Files.isWritable(root)
        ? root.resolve(".supercool")
        : ModelLibrary.ofUser(System.getenv()).folder().getParent();
  }

  /** A folder for each run. */
  public Path runs() {
    return work().resolve("runs");
  }

  /** Where {@code up} keeps what it has seen and learned, unless it is told otherwise. */
  public Path workspace() {
    return work().resolve("workspace");
  }

  /** Describes the running system, for commands in other terminals. */
  public Path stateFile() {
    return work().resolve("system.json");
  }

  /** The sample that the repository ships, one part of it. */
  public String sample(String part) {
    return root.resolve("samples/ka").resolve(part) + "/*.npz";
  }

  private static Path firstJar(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(built(folder))) {
      List<Path> jars =
          files
              .filter(file -> file.getFileName().toString().matches(prefix + ".*\\.jar"))
              .sorted()
              .toList();
      if (!jars.isEmpty()) {
        return jars.get(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
    throw new UserException("No %s*.jar in %s. %s".formatted(prefix, folder, REMEDY));
  }

  private static Path built(Path path) {
    if (!Files.exists(path)) {
      throw new UserException("%s is missing. %s".formatted(path, REMEDY));
    }
    return path;
  }

  private static final String REMEDY =
      "In a checkout, build it: mvn -DskipTests package (./supercool does so by itself). Else unpack the archive again.";
}
