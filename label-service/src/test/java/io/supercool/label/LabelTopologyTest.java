package io.supercool.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Label;
import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.contracts.wire.ReplicaCodec;
import io.supercool.physics.geometry.PeriodicBox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of labelling, without a broker; {@link ReplicasOnABrokerTest} has one. */
class LabelTopologyTest {
  private static final Duration GRACE = Duration.ofMinutes(10);
  private static final double[] BOX = {5, 5, 5};
  private static final int PARTICLES = 40;

  /** Small enough for several blocks a payload. */
  private static final int BLOCK_BYTES = 400;

  @TempDir Path state;
  private TopologyTestDriver driver;
  private TestOutputTopic<String, byte[]> labels;

  @BeforeEach
  void start() {
    driver =
        new TopologyTestDriver(
            LabelTopology.of(GRACE), StreamSettings.of("nowhere:1", Optional.empty(), state));
    labels =
        driver.createOutputTopic(
            Topics.LABELS.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aFrameIsLabelledWhenALaterOneComes() {
    ask("trajectory", 0.2, 0.5);
    double[][] path = path(12);
    for (int frame = 0; frame < path.length; frame++) {
      send("trajectory", frame, path[frame]);
      Map<String, Label> made = TestRecords.labels(labels.readValuesToList());
      List<String> due = new ArrayList<>();
      if (frame >= 2) {
        due.add("trajectory/liquid/%d+0.2".formatted(100 * (frame - 2)));
      }
      if (frame >= 5) {
        due.add("trajectory/liquid/%d+0.5".formatted(100 * (frame - 5)));
      }
      assertThat(made.keySet()).containsExactlyInAnyOrderElementsOf(due);
      int end = frame;
      made.values()
          .forEach(
              label -> {
                int start = (int) (label.snapshot().step() / 100);
                assertThat(label.propensity().replicas()).isEqualTo(1);
                assertMoved(label, path[start], path[end]);
              });
    }
  }

  @Test
  void framesThatComeAgainGiveTheSameLabels() {
    ask("trajectory", 0.3);
    double[][] path = path(8);
    for (int frame = 0; frame < path.length; frame++) {
      send("trajectory", frame, path[frame]);
    }
    Map<String, Label> first = TestRecords.labels(labels.readValuesToList());
    for (int frame = 0; frame < path.length; frame++) {
      send("trajectory", frame, path[frame]);
    }
    Map<String, Label> again = TestRecords.labels(labels.readValuesToList());
    assertThat(first).hasSize(5);
    assertThat(again.keySet()).containsAll(first.keySet());
    again.forEach(
        (id, label) ->
            assertThat(label.propensity().values()[0])
                .as(id)
                .containsExactly(first.get(id).propensity().values()[0], within(1e-6f)));
  }

  @Test
  void whatNobodyAsksForOrHasNoCounterpartIsNotLabelled() {
    ask("asked", 0.2);
    double[][] path = path(7);
    for (int frame = 0; frame < path.length; frame++) {
      send("other", frame, path[frame]);
    }
    send("asked", 0, path[0]);
    send("asked", 1, path[1]);
    send("asked", 4, path[4]);
    driver
        .createInputTopic(
            Topics.SNAPSHOTS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("asked", "garbage".getBytes(StandardCharsets.UTF_8));
    assertThat(labels.isEmpty()).isTrue();
    send("asked", 6, path[6]);
    assertThat(TestRecords.labels(labels.readValuesToList()))
        .containsOnlyKeys("asked/liquid/400+0.2");
  }

  @Test
  void aSnapshotMadeFromAFrameIsNoFrame() {
    ask("trajectory", 0.2);
    double[][] path = path(3);
    for (int frame = 0; frame < 3; frame++) {
      Configuration now = frame("trajectory", frame, path[frame]);
      SnapshotId id = now.snapshot();
      send(now);
      for (Derivation.Kind kind : Derivation.Kind.values()) {
        SnapshotId derived = id.derived(new Derivation(kind, 0));
        send(
            frame("trajectory", frame, path[(frame + 1) % 3])
                .withHeader(now.header().withId(derived)));
      }
    }
    Map<String, Label> made = TestRecords.labels(labels.readValuesToList());
    assertThat(made).containsOnlyKeys("trajectory/liquid/0+0.2");
    assertMoved(made.get("trajectory/liquid/0+0.2"), path[0], path[2]);
  }

  @Test
  void framesAreForgottenOnceTheirLongestLagTimeHasPassed() {
    ask("trajectory", 0.2);
    double[][] path = path(30);
    for (int frame = 0; frame < path.length; frame++) {
      send("trajectory", frame, path[frame]);
    }
    int blocks =
        new ConfigurationCodec().encode(frame("trajectory", 0, path[0]), BLOCK_BYTES).size();
    List<String> kept = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        driver.<String, byte[]>getKeyValueStore("frames").all()) {
      all.forEachRemaining(entry -> kept.add(entry.key));
    }
    assertThat(blocks).isGreaterThan(2);
    assertThat(kept).hasSize(3 * blocks);
  }

  @Test
  void anEnsembleIsLabelledWhenItsLastReplicaHasCome() {
    List<Replica> replicas = replicas("trajectory", 6);
    Collections.shuffle(replicas, new Random(3));
    for (Replica replica : replicas.subList(0, 5)) {
      send(replica);
      send(replica);
      assertThat(labels.isEmpty()).isTrue();
    }
    send(replicas.get(5));
    Label label = TestRecords.labels(labels.readValuesToList()).get("trajectory/liquid/0+10.0");
    assertMean(label, replicas);
    assertThat(label.propensity().halves()).isNotNull();

    send(replicas.get(2));
    driver.advanceWallClockTime(GRACE.multipliedBy(2));
    assertThat(labels.isEmpty()).as("nothing more is due").isTrue();
  }

  @Test
  void aMissingReplicaIsWaitedForAndMakesABetterLabelWhenItComesLate() {
    List<Replica> replicas = replicas("trajectory", 4);
    replicas.subList(0, 3).forEach(this::send);
    driver.advanceWallClockTime(GRACE.minusMinutes(1));
    assertThat(labels.isEmpty()).isTrue();
    driver.advanceWallClockTime(GRACE);
    assertMean(
        TestRecords.labels(labels.readValuesToList()).get("trajectory/liquid/0+10.0"),
        replicas.subList(0, 3));
    driver.advanceWallClockTime(GRACE.multipliedBy(3));
    assertThat(labels.isEmpty()).as("once").isTrue();

    send(replicas.get(3));
    assertMean(
        TestRecords.labels(labels.readValuesToList()).get("trajectory/liquid/0+10.0"), replicas);
  }

  @Test
  void whatIsNoReplicaOfTheEnsembleIsADeadLetter() {
    TestOutputTopic<String, byte[]> letters =
        driver.createOutputTopic(
            Topics.REPLICAS.deadLetters(), new StringDeserializer(), new ByteArrayDeserializer());
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    List<Replica> replicas = replicas("trajectory", 2);
    driver
        .createInputTopic(Topics.REPLICAS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("trajectory", garbage);
    send(replicas.get(0));
    send(replicas("trajectory", 3).get(1));
    send(replicas.get(1));
    List<TestRecord<String, byte[]>> refused = letters.readRecordsToList();
    assertThat(refused.get(0).value()).isEqualTo(garbage);
    assertThat(reason(refused.get(0)))
        .startsWith("label-service: supercool.replicas.v1[0]@0: not a replica/2 record");
    assertThat(refused.subList(1, refused.size()))
        .isNotEmpty()
        .allMatch(letter -> reason(letter).contains("give the ensemble another trajectory"));
    assertMean(
        TestRecords.labels(labels.readValuesToList()).get("trajectory/liquid/0+10.0"), replicas);
  }

  private static String reason(TestRecord<String, byte[]> letter) {
    return new String(
        letter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
  }

  private static void assertMoved(Label label, double[] from, double[] to) {
    float[] moved = label.propensity().values()[0];
    assertThat(moved).hasSize(PARTICLES);
    for (int i = 0; i < PARTICLES; i++) {
      double x = to[3 * i] - from[3 * i];
      double y = to[3 * i + 1] - from[3 * i + 1];
      double z = to[3 * i + 2] - from[3 * i + 2];
      assertThat(moved[i]).isCloseTo((float) Math.sqrt(x * x + y * y + z * z), within(1e-5f));
    }
  }

  private static void assertMean(Label label, List<Replica> replicas) {
    assertThat(label.propensity().replicas()).isEqualTo(replicas.size());
    float[] mean = label.propensity().values()[0];
    assertThat(mean).hasSize(PARTICLES);
    for (int i = 0; i < PARTICLES; i++) {
      double sum = 0;
      for (Replica replica : replicas) {
        double[] d = replica.displacement();
        sum +=
            Math.sqrt(
                d[3 * i] * d[3 * i] + d[3 * i + 1] * d[3 * i + 1] + d[3 * i + 2] * d[3 * i + 2]);
      }
      assertThat(mean[i]).isCloseTo((float) (sum / replicas.size()), within(1e-6f));
    }
  }

  /** A random walk that leaves the box, unwrapped. */
  private static double[][] path(int frames) {
    Random random = new Random(7);
    double[][] path = new double[frames][];
    path[0] = random.doubles(3 * PARTICLES, 0, 5).toArray();
    for (int frame = 1; frame < frames; frame++) {
      path[frame] = path[frame - 1].clone();
      for (int k = 0; k < path[frame].length; k++) {
        path[frame][k] += 0.5 * random.nextGaussian();
      }
    }
    return path;
  }

  private static List<Replica> replicas(String trajectory, int count) {
    Random random = new Random(count);
    List<Replica> replicas = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      replicas.add(
          TestRecords.replica(
              trajectory, number, count, random.doubles(3 * PARTICLES, -1, 1).toArray()));
    }
    return replicas;
  }

  private void ask(String trajectory, double... lagTimes) {
    LearningRequest request =
        new LearningRequest(
            "model", trajectory, lagTimes, NetworkOptions.DEFAULT, TrainingOptions.DEFAULT);
    driver
        .createInputTopic(
            Topics.LEARNINGS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(trajectory, Json.write(request));
  }

  private static Configuration frame(String trajectory, int frame, double[] unwrapped) {
    double[] wrapped = new double[unwrapped.length];
    for (int k = 0; k < wrapped.length; k++) {
      wrapped[k] = new PeriodicBox(BOX).wrap(unwrapped[k], k % 3);
    }
    return TestRecords.frame(trajectory, 100L * frame, 0.1 * frame, BOX, wrapped);
  }

  private void send(String trajectory, int frame, double[] unwrapped) {
    send(frame(trajectory, frame, unwrapped));
  }

  private void send(Configuration configuration) {
    var topic =
        driver.createInputTopic(
            Topics.SNAPSHOTS.name(), new StringSerializer(), new ByteArraySerializer());
    new ConfigurationCodec()
        .encode(configuration, BLOCK_BYTES)
        .forEach(block -> topic.pipeInput(Topics.SNAPSHOTS.key(configuration), block));
  }

  private void send(Replica replica) {
    var topic =
        driver.createInputTopic(
            Topics.REPLICAS.name(), new StringSerializer(), new ByteArraySerializer());
    new ReplicaCodec()
        .encode(replica, BLOCK_BYTES)
        .forEach(block -> topic.pipeInput(replica.snapshot().trajectory(), block));
  }
}
