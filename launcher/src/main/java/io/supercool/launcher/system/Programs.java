package io.supercool.launcher.system;

import io.supercool.launcher.configuration.GraphOptions;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the broker and the services are started: command lines and environments. */
final class Programs {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private Programs() {}

  /** The embedded broker, listening on {@code port}. */
  static Program broker(Installation installation, RunFolder folder, int port) {
    return new Program(
        "broker",
        List.of(
            JAVA,
            "-Xmx512m",
            "-cp",
            installation.brokerClassPath(),
            "io.supercool.broker.Main",
            "--port",
            String.valueOf(port),
            "--data",
            folder.broker().toString()),
        Map.of(),
        folder.logs().resolve("broker.log"),
        null);
  }

  /** A service answering HTTP on {@code port}, coupled to the others by the cluster alone. */
  static Program service(
      Service service,
      Installation installation,
      RunFolder folder,
      GraphOptions graph,
      String bootstrapServers,
      int port) {
    String address = "http://localhost:" + port;
    return new Program(
        service.folder(),
        List.of(
            JAVA,
            "--add-modules",
            "jdk.incubator.vector",
            "--add-opens",
            "java.base/java.nio=ALL-UNNAMED",
            "-Xmx" + service.heap(),
            "-jar",
            installation.serviceJar(service.folder()).toString()),
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            bootstrapServers,
            "QUARKUS_HTTP_HOST",
            "localhost",
            "QUARKUS_HTTP_PORT",
            String.valueOf(port),
            "SUPERCOOL_ADDRESS",
            address,
            "SUPERCOOL_INSTANCE",
            service.folder() + "-1",
            "SUPERCOOL_MODELS_DIRECTORY",
            folder.models().toString(),
            "SUPERCOOL_GRAPH_CUTOFF",
            String.valueOf(graph.cutoff()),
            "SUPERCOOL_GRAPH_L_MAX",
            String.valueOf(graph.lMax())),
        folder.logs().resolve(service.folder() + ".log"),
        address);
  }
}
