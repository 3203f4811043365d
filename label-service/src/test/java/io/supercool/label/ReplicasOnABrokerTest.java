package io.supercool.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.SharedBroker;
import io.supercool.contracts.Label;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.LabelCodec;
import io.supercool.contracts.wire.ReplicaCodec;
import io.supercool.physics.data.Botan;
import io.supercool.physics.data.NpzFile;
import io.supercool.physics.dynamics.PropensityMean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The 32 replicas of real files, in random order, one twice and one late, through a real broker,
 * with the topology ended in the middle: the files' own propensities come out.
 */
class ReplicasOnABrokerTest {
  private static final int REPLICAS = 32;
  private static final double TIME = 4120;
  private static final Duration GRACE = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void botansReplicasGiveItsPropensity() throws Exception {
    List<NpzFile> files = Botan.all();
    List<List<Replica>> late = new ArrayList<>();
    List<Replica> first = new ArrayList<>();
    List<Replica> second = new ArrayList<>();
    Random random = new Random(5);
    for (int file = 0; file < files.size(); file++) {
      List<Replica> all = replicas("botan-" + file, files.get(file));
      Collections.shuffle(all, random);
      late.add(List.of(all.remove(0)));
      all.add(random.nextInt(all.size()), all.get(3));
      first.addAll(all.subList(0, 14));
      second.addAll(all.subList(14, all.size()));
    }
    Collections.shuffle(first, random);
    Collections.shuffle(second, random);

    // Other tests leave a label-service on the shared broker, in the same group.
    try (EmbeddedBroker alone = SharedBroker.another();
        BrokerClient broker = new BrokerClient(alone.bootstrapServers())) {
      // Ended at once, in the middle of its work; the next life restores its state from Kafka.
      KafkaStreams streams = start(alone, folder.resolve("first"));
      send(broker, first);
      awaitReplicas(broker);
      streams.close(Duration.ZERO);
      streams = start(alone, folder.resolve("second"));
      send(broker, second);

      for (int file = 0; file < files.size(); file++) {
        Label without = label(broker, file, REPLICAS - 1);
        assertSame(without, propensity(files.get(file), late.get(file).get(0).replica()));
      }
      for (List<Replica> missing : late) {
        send(broker, missing);
      }
      for (int file = 0; file < files.size(); file++) {
        Label whole = label(broker, file, REPLICAS);
        PropensityMean own = Botan.propensity(files.get(file));
        assertSame(whole, own);
        for (int half = 0; half < 2; half++) {
          assertThat(whole.propensity().halves()[half][0])
              .containsExactly(own.halves()[half], within(1e-6f));
        }
        // A slow machine may let the grace pass earlier too; no label follows that of all.
        assertThat(labels(broker, file))
            .extracting(label -> label.propensity().replicas())
            .doesNotHaveDuplicates()
            .isSorted()
            .endsWith(REPLICAS);
      }
      streams.close(Duration.ofSeconds(30));
    }
  }

  private static KafkaStreams start(EmbeddedBroker alone, Path state) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    KafkaStreams streams =
        new KafkaStreams(
            LabelTopology.of(GRACE),
            StreamSettings.of(alone.bootstrapServers(), Optional.empty(), state));
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
          }
        });
    streams.start();
    assertThat(running.await(120, TimeUnit.SECONDS)).isTrue();
    return streams;
  }

  /** Until some of them are part of committed state. */
  private static void awaitReplicas(BrokerClient broker) {
    broker.await(
        StreamSettings.APPLICATION + "-ensembles-changelog",
        record -> record.key().startsWith("botan-") ? record : null);
  }

  private static void assertSame(Label label, PropensityMean propensity) {
    assertThat(label.propensity().replicas()).isEqualTo(propensity.replicas());
    assertThat(label.propensity().values()[0]).containsExactly(propensity.mean(), within(1e-6f));
  }

  private static Label label(BrokerClient broker, int file, int replicas) {
    return broker.await(
        Topics.LABELS.name(),
        record -> {
          Label label = new LabelCodec().decode(record.value()).part();
          return label.snapshot().trajectory().equals("botan-" + file)
                  && label.propensity().replicas() == replicas
              ? label
              : null;
        });
  }

  private static List<Label> labels(BrokerClient broker, int file) {
    return broker.all(Topics.LABELS.name(), record -> record.key().equals("botan-" + file)).stream()
        .map(record -> new LabelCodec().decode(record.value()).part())
        .toList();
  }

  private static PropensityMean propensity(NpzFile file, int left) {
    double[] positions = file.numbers("positions");
    PropensityMean propensity = new PropensityMean(file.numbers("initial_positions"), 3);
    for (int replica = 0; replica < REPLICAS; replica++) {
      if (replica != left) {
        int from = replica * 3 * Botan.PARTICLES;
        propensity.add(Arrays.copyOfRange(positions, from, from + 3 * Botan.PARTICLES));
      }
    }
    return propensity;
  }

  private static List<Replica> replicas(String trajectory, NpzFile file) {
    double[] initial = file.numbers("initial_positions");
    double[] positions = file.numbers("positions");
    List<Replica> replicas = new ArrayList<>();
    for (int replica = 0; replica < REPLICAS; replica++) {
      double[] displacement = new double[initial.length];
      for (int k = 0; k < initial.length; k++) {
        displacement[k] = positions[replica * initial.length + k] - initial[k];
      }
      replicas.add(
          new Replica(
              new SnapshotId(trajectory, "401", 0),
              "lj",
              TIME,
              replica,
              REPLICAS,
              3,
              displacement));
    }
    return replicas;
  }

  private static void send(BrokerClient broker, List<Replica> replicas) throws Exception {
    ReplicaCodec codec = new ReplicaCodec();
    for (Replica replica : replicas) {
      for (byte[] block : codec.encode(replica, RecordLimits.BLOCK_BYTES)) {
        broker.send(
            Topics.REPLICAS.name(), replica.snapshot().trajectory(), replica.recordId(), block);
      }
    }
  }
}
