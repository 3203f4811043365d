package io.supercool.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A model-service that the launcher does not know, as on another machine: it shares no disk. */
final class ModelProcess implements AutoCloseable {
  private final Process process;
  private final Path models;

  /**
   * Starts it.
   *
   * @param folder of its models and its log
   */
  ModelProcess(String bootstrapServers, Path folder) throws IOException {
    models = folder.resolve("models");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-modules=jdk.incubator.vector",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-jar",
                Repository.ROOT
                    .resolve("model-service/target/quarkus-app/quarkus-run.jar")
                    .toString()));
    builder
        .environment()
        .putAll(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "QUARKUS_HTTP_HOST", "localhost",
                "QUARKUS_HTTP_PORT", "0",
                "SUPERCOOL_INSTANCE", "model-service-elsewhere",
                "SUPERCOOL_MODELS_DIRECTORY", models.toString(),
                // The least that the broker grants: the test waits for it.
                "MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SESSION_TIMEOUT_MS", "6000",
                "OMP_WAIT_POLICY", "passive"));
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("model-service-elsewhere.log").toFile())
            .start();
  }

  /** Whether it has written a checkpoint of {@code model}. */
  boolean trains(String model) {
    return Files.isRegularFile(models.resolve(model).resolve("last"));
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Its disk is gone too. */
  void deleteModels() throws IOException {
    try (Stream<Path> all = Files.walk(models)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
