package io.supercool.launcher.files;

import io.supercool.console.UserException;
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
 * The checkout that Supercool runs from.
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

  /**
   * Eight hexadecimal digits that are the same whenever this checkout is used on this machine, and
   * others elsewhere: on a Kafka cluster it may meet other checkouts.
   */
  public String fingerprint() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "unknown";
    }
    byte[] name = (host + ":" + root).getBytes(StandardCharsets.UTF_8);
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

  /** Class path of the benchmarks: their jar, their libraries, and the engine's native library. */
  public String benchmarkClassPath() {
    Path target = root.resolve("benchmarks/target");
    Path engine = root.resolve("model-service/target/quarkus-app/lib/main");
    return "%s:%s/*:%s"
        .formatted(
            firstJar(target, "benchmarks-"),
            built(target.resolve("lib")),
            firstJar(engine, "ai.djl.pytorch.pytorch-native-"));
  }

  /** Where runs and the state of the running system are kept. */
  public Path work() {
    return root.resolve(".supercool");
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
    throw new UserException("No %s*.jar in %s. %s".formatted(prefix, folder, HOW_TO_BUILD));
  }

  private static Path built(Path path) {
    if (!Files.exists(path)) {
      throw new UserException("%s is missing. %s".formatted(path, HOW_TO_BUILD));
    }
    return path;
  }

  private static final String HOW_TO_BUILD =
      "Build it with: mvn -DskipTests package (./supercool does so by itself).";
}
