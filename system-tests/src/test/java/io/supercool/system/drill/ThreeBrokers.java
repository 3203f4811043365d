package io.supercool.system.drill;

import io.supercool.system.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster of three brokers, each a process, that are started again after they were killed. */
final class ThreeBrokers implements AutoCloseable {
  private static final int NODES = 3;
  private static final long AWAY = 4_000;

  private final Path folder;
  private final List<Integer> ports = new ArrayList<>();
  private final String nodes;
  private final Process[] processes = new Process[NODES];

  /** Starts them with their records in {@code folder}. */
  ThreeBrokers(Path folder) throws Exception {
    this.folder = folder;
    List<Integer> controllers = new ArrayList<>();
    List<ServerSocket> held = new ArrayList<>();
    for (int k = 0; k < 2 * NODES; k++) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      held.add(socket);
      (k < NODES ? ports : controllers).add(socket.getLocalPort());
    }
    for (ServerSocket socket : held) {
      socket.close();
    }
    nodes =
        IntStream.range(0, NODES)
            .mapToObj(k -> ports.get(k) + ":" + controllers.get(k))
            .collect(Collectors.joining(","));
    for (int node = 1; node <= NODES; node++) {
      start(node);
    }
  }

  /** Of all three. */
  String bootstrapServers() {
    return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  /** Number of a node's process. */
  long pid(int node) {
    return processes[node - 1].pid();
  }

  /** Kills one; it is back after some seconds. */
  void killOne(Random random) throws Exception {
    kill(List.of(1 + random.nextInt(NODES)));
  }

  /** Kills two, so that no majority is left; they are back after some seconds. */
  void killTwo(Random random) throws Exception {
    int survivor = 1 + random.nextInt(NODES);
    kill(IntStream.rangeClosed(1, NODES).filter(node -> node != survivor).boxed().toList());
  }

  /** Ends one in order and starts it again. */
  void restartOne(Random random) throws Exception {
    int node = 1 + random.nextInt(NODES);
    processes[node - 1].destroy();
    processes[node - 1].waitFor();
    start(node);
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private void kill(List<Integer> which) throws Exception {
    for (int node : which) {
      processes[node - 1].destroyForcibly().waitFor();
    }
    Thread.sleep(AWAY);
    for (int node : which) {
      start(node);
    }
  }

  private void start(int node) throws IOException {
    Path target = Repository.ROOT.resolve("embedded-broker/target");
    Path jar;
    try (Stream<Path> files = Files.list(target)) {
      jar = files.filter(file -> file.toString().endsWith("-SNAPSHOT.jar")).findAny().orElseThrow();
    }
    processes[node - 1] =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                jar + ":" + target.resolve("lib") + "/*",
                "io.supercool.broker.Main",
                "--nodes",
                nodes,
                "--node",
                String.valueOf(node),
                "--data",
                folder.resolve("node-" + node).toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("node-" + node + ".log").toFile()))
            .start();
  }
}
