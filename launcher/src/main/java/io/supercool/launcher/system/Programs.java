package io.supercool.launcher.system;

import io.supercool.launcher.configuration.GraphOptions;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the broker and the services are started: command lines and environments. */
final class Programs {
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** Largest Java heap of the embedded broker. */
  static final int BROKER_HEAP_MEBIBYTES = 512;

  /** The variable that tells a service which of its instances it is, {@code SERVICE-NUMBER}. */
  static final String INSTANCE = "SUPERCOOL_INSTANCE";

  /** For every service: glibc would keep what was freed in an arena for each thread. */
  private static final Map<String, String> MEMORY = Map.of("MALLOC_ARENA_MAX", "2");

  private Programs() {}

  /** The embedded broker, listening on {@code port}. */
  static Program broker(Installation installation, RunFolder folder, int port) {
    return new Program(
        "broker",
        java(
            "-Xmx%dm".formatted(BROKER_HEAP_MEBIBYTES),
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

  /**
   * Which of a service's processes, and where.
   *
   * @param instance from 1
   * @param port for HTTP
   */
  record Place(int instance, int port) {}

  /**
   * A service answering HTTP, coupled to the others by the cluster alone. Besides the launcher's
   * own environment, which it inherits, it is given what concerns it.
   */
  static Program service(
      Service service,
      Installation installation,
      RunFolder folder,
      GraphOptions graph,
      SystemOptions options,
      String bootstrapServers,
      Place place) {
    String name =
        place.instance() == 1
            ? service.folder()
            : "%s-%d".formatted(service.folder(), place.instance());
    String address = "http://localhost:" + place.port();
    Map<String, String> environment = new HashMap<>(MEMORY);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("QUARKUS_HTTP_HOST", "localhost");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(place.port()));
    environment.put("SUPERCOOL_ADDRESS", address);
    String instance = "%s-%d".formatted(service.folder(), place.instance());
    environment.put(INSTANCE, instance);
    environment.put(
        "SUPERCOOL_GROUP_MEMBER", "%s-%s".formatted(instance, installation.fingerprint()));
    environment.putAll(own(service, folder, graph, options));
    List<String> arguments = new ArrayList<>(computingJvm(options.heapMebibytes(service)));
    int instances = options.instances(service);
    if (instances > 1) {
      int processors = Runtime.getRuntime().availableProcessors();
      // The caller works too.
      arguments.add(
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism="
              + Math.max(0, processors / instances - 1));
    }
    arguments.add("-jar");
    arguments.add(installation.serviceJar(service.folder()).toString());
    return new Program(
        name,
        java(arguments.toArray(String[]::new)),
        environment,
        folder.logs().resolve(name + ".log"),
        address);
  }

  /** Settings of one service that the others do not have, as environment variables. */
  private static Map<String, String> own(
      Service service, RunFolder folder, GraphOptions graph, SystemOptions options) {
    return switch (service) {
      case INGEST -> Map.of("SUPERCOOL_INGEST_STATE_DIRECTORY", folder.followed().toString());
      case GRAPH ->
          Map.of(
              "SUPERCOOL_GRAPH_CUTOFF",
              String.valueOf(graph.cutoff()),
              "SUPERCOOL_GRAPH_CONTINUATIONS",
              String.valueOf(graph.continuations()));
      case LABEL -> Map.of("SUPERCOOL_LABELS_STATE_DIRECTORY", folder.labels().toString());
      case MODEL -> {
        Map<String, String> model = new HashMap<>(engineEnvironment());
        model.put("SUPERCOOL_MODELS_DIRECTORY", folder.models().toString());
        if (options.invariants() != null) {
          model.put("SUPERCOOL_MODELS_INVARIANTS", String.valueOf(options.invariants()));
        }
        yield model;
      }
      case DASHBOARD -> Map.of();
    };
  }

  /**
   * Environment of a process with the engine: libtorch's threads that wait by spinning would take
   * the cores from the kernels' threads.
   */
  static Map<String, String> engineEnvironment() {
    Map<String, String> environment = new HashMap<>(MEMORY);
    environment.put("OMP_WAIT_POLICY", "passive");
    return environment;
  }

  /** Arguments of a service's JVM: the Vector API, Arrow's buffers, its collector and heap. */
  static List<String> computingJvm(int heapMebibytes) {
    return List.of(
        "--add-modules=jdk.incubator.vector",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        // What is allocated are arrays of megabytes; for these G1 marks the heap again and again.
        "-XX:+UseParallelGC",
        // It would fill a third of the heap before it collects for the first time.
        "-XX:MaxNewSize=256m",
        "-Xmx%dm".formatted(heapMebibytes));
  }

  /**
   * A terminal sends Ctrl-C, and its own end, to every process in it. The launcher alone shall hear
   * that, and end the others in order: the shell's ignored signals are inherited.
   */
  private static List<String> java(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh", JAVA));
    command.addAll(List.of(arguments));
    return command;
  }
}
