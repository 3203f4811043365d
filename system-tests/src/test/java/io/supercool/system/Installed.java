package io.supercool.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Broker and services as single processes, started as the launcher starts them. */
final class Installed implements AutoCloseable {
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private final List<Process> processes = new ArrayList<>();
  private final Path logs;

  /** Whose logs are in {@code logs}. */
  Installed(Path logs) {
    this.logs = logs;
  }

  /** Starts the broker on some processors ({@code taskset}'s list, e.g. "0,1"); its address. */
  String broker(String processors) throws Exception {
    Path target = Repository.ROOT.resolve("embedded-broker/target");
    Path jar;
    try (Stream<Path> files = Files.list(target)) {
      jar = files.filter(file -> file.toString().endsWith("-SNAPSHOT.jar")).findAny().orElseThrow();
    }
    Path log = logs.resolve("broker.log");
    start(
        processors,
        log,
        Map.of(),
        "-Xmx512m",
        "-cp",
        jar + ":" + target.resolve("lib") + "/*",
        "io.supercool.broker.Main");
    await(() -> Files.readString(log).lines().anyMatch(line -> line.startsWith("ready ")));
    return Files.readString(log)
        .lines()
        .filter(line -> line.startsWith("ready "))
        .findFirst()
        .orElseThrow()
        .substring("ready ".length());
  }

  /**
   * Starts a graph-service on some processors; its process, ready for work.
   *
   * @param threads that share a quench
   */
  Process graphService(String bootstrapServers, int number, String processors, int threads)
      throws Exception {
    int port = freePort();
    Process process =
        start(
            processors,
            logs.resolve("graph-service-" + number + ".log"),
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "QUARKUS_HTTP_HOST",
                "localhost",
                "QUARKUS_HTTP_PORT",
                String.valueOf(port),
                "SUPERCOOL_INSTANCE",
                "graph-service-" + number),
            "--add-modules",
            "jdk.incubator.vector",
            "--add-opens",
            "java.base/java.nio=ALL-UNNAMED",
            "-XX:+UseParallelGC",
            "-XX:MaxNewSize=256m",
            "-Xmx2g",
            // The caller is one of them.
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1),
            "-jar",
            Repository.ROOT.resolve("graph-service/target/quarkus-app/quarkus-run.jar").toString());
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready")).build();
    await(
        () -> {
          try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
          } catch (IOException notYet) {
            return false;
          }
        });
    return process;
  }

  /** The broker's process, which was started first. */
  Process brokerProcess() {
    return processes.get(0);
  }

  @Override
  public void close() throws Exception {
    for (int k = processes.size() - 1; k >= 0; k--) {
      processes.get(k).destroy();
      processes.get(k).waitFor();
    }
  }

  private Process start(
      String processors, Path log, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", processors));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not ready in two minutes");
      }
      Thread.sleep(100);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
