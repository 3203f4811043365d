package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.ConfigurationCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints the graphs per second of one and of two graph-services, as real processes with a real
 * broker: both free to use processors 0 and 1, and each with a processor of its own. Snapshots of
 * 4,096 particles are published first, with inherent structures or, with {@code -Dquench=true},
 * without them, as from a simulation; what counts is the time between half and nine tenths of the
 * graphs, when the methods are compiled. Of two services each quenches on one thread, as the
 * launcher has it. Run after {@code mvn package -DskipTests}, on demand and with nothing beside it:
 * the build's tests are named otherwise.
 *
 * <pre>
 * mvn -B -pl system-tests -am test -Dtest=GraphScalingMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class GraphScalingMeasurement {
  private static final int SNAPSHOTS = Integer.getInteger("snapshots", 2000);
  private static final boolean QUENCH = Boolean.getBoolean("quench");
  private static final int ROUNDS = Integer.getInteger("rounds", 2);

  @TempDir Path folder;

  /**
   * Processor time so far, in milliseconds.
   *
   * @param services of all services
   * @param broker of the broker
   * @param graphs how many were there by then
   */
  private record Use(double services, double broker, int graphs) {}

  @Test
  void graphsPerSecondOfOneAndTwoProcesses() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      double free = rate("one, free, broker free", "0,1", "0,1");
      double twoFree = rate("two, free, broker free", "0,1", "0,1", "0,1");
      System.out.printf("ratio %.2f%n", twoFree / free);
      double pinned = rate("one on processor 0, broker there too", "0", "0");
      double twoPinned = rate("two on processors 0 and 1, broker free", "0,1", "0", "1");
      System.out.printf("ratio %.2f%n", twoPinned / pinned);
    }
  }

  /** Graphs per second with a service on each of these processors. */
  private double rate(String what, String broker, String... services) throws Exception {
    Path logs = Files.createDirectory(folder.resolve("system" + System.nanoTime()));
    try (Installed system = new Installed(logs)) {
      String servers = system.broker(broker);
      List<Process> processes = new ArrayList<>();
      for (String processors : services) {
        int share = processors.split(",").length == 1 ? 1 : 2 / services.length;
        processes.add(system.graphService(servers, processes.size(), processors, share));
      }
      try (KafkaView kafka = new KafkaView(servers)) {
        Thread.sleep(5000); // The group must have shared out the partitions.
        publish(kafka);
        Use half = awaitGraphs(kafka, SNAPSHOTS / 2, system, processes);
        Use most = awaitGraphs(kafka, SNAPSHOTS * 9 / 10, system, processes);
        awaitGraphs(kafka, SNAPSHOTS, system, processes);
        return report(what, kafka, half, most);
      }
    }
  }

  private static void publish(KafkaView kafka) {
    Configuration real = QUENCH ? Liquids.thermal(4096) : Liquids.of(4096);
    ConfigurationCodec codec = new ConfigurationCodec();
    for (int k = 0; k < SNAPSHOTS; k++) {
      String trajectory = "scaling-" + k;
      Configuration named = Liquids.named(real, trajectory);
      for (byte[] block : codec.encode(named, RecordLimits.BLOCK_BYTES)) {
        kafka.send(Topics.SNAPSHOTS.name(), k % Topic.PARTITIONS, trajectory, block);
      }
    }
  }

  /** Waits for so many graphs; what has been used when they are there. */
  private static Use awaitGraphs(
      KafkaView kafka, int count, Installed system, List<Process> services) {
    while (kafka.events(StageCompleted.class).size() < count) {
      kafka.poll();
      assertThat(services).allMatch(Process::isAlive);
    }
    double used = 0;
    for (Process service : services) {
      used += ProcessUse.processorSeconds(service.pid());
    }
    return new Use(
        1000 * used,
        1000 * ProcessUse.processorSeconds(system.brokerProcess().pid()),
        kafka.events(StageCompleted.class).size());
  }

  private static double report(String what, KafkaView kafka, Use half, Use most) {
    Map<SnapshotId, Long> first = new HashMap<>();
    kafka.readAll(
        Topics.METRICS.name(),
        record -> {
          if (Json.read(record.value(), MetricEvent.class) instanceof StageCompleted completed) {
            first.putIfAbsent(completed.snapshot(), record.timestamp());
          }
        });
    assertThat(first).hasSize(SNAPSHOTS);
    List<Long> times = first.values().stream().sorted().toList();
    int from = SNAPSHOTS / 2;
    int to = SNAPSHOTS * 9 / 10;
    double rate = 1000.0 * (to - from) / (times.get(to) - times.get(from));
    double graphs = most.graphs() - half.graphs();
    System.out.printf(
        "%s: %.2f graphs/s; processor time per graph: services %.1f ms, broker %.1f ms%n",
        what,
        rate,
        (most.services() - half.services()) / graphs,
        (most.broker() - half.broker()) / graphs);
    return rate;
  }
}
