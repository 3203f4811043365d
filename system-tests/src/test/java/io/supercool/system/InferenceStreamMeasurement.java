package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.contracts.wire.PredictionCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream of snapshots of 4,096 particles through a running system with the default network:
 * counts the predictions, prints heap and resident memory of every process, and fails where memory
 * grows after the first hundred. Then latency from snapshot published to prediction published, and
 * throughput, for several sizes. Run after {@code mvn package -DskipTests}, on demand and with
 * nothing beside it: the build's tests are named otherwise.
 *
 * <pre>
 * mvn -B -pl system-tests -am test -Dtest=InferenceStreamMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class InferenceStreamMeasurement {
  private static final int SNAPSHOTS = Integer.getInteger("snapshots", 1000);
  private static final int STEP = 50;

  /** Snapshots on their way at a time. */
  private static final int WINDOW = 24;

  private static final long PATIENCE_NANOS = 900_000_000_000L;
  private static final String MODEL = "stream";

  @TempDir Path folder;
  private Supercool up;
  private KafkaView kafka;
  private final ConfigurationCodec codec = new ConfigurationCodec();

  @Test
  void memoryIsFlatAndEverySnapshotIsPredictedOnce() throws Exception {
    try (Supercool running =
        Supercool.start(folder, "up", "--workspace", folder.resolve("workspace"))) {
      up = running;
      up.awaitOutput("The system is up");
      try (KafkaView view = new KafkaView(Supercool.state().get("bootstrapServers").asText())) {
        kafka = view;
        train();
        MemoryTable memory = stream();
        System.out.println(memory);
        assertThat(predictions())
            .hasSize(SNAPSHOTS)
            .allSatisfy((id, times) -> assertThat(times).isOne());
        for (String particles : System.getProperty("sizes", "1000,4096,32768,262144").split(",")) {
          latencyAndThroughput(Integer.parseInt(particles));
        }
        assertThat(memory.growing()).isEmpty();
      }
    }
  }

  private void train() {
    List<SnapshotId> snapshots = new ArrayList<>();
    for (String sample : List.of("T056_s112_00", "T056_s112_01")) {
      String file = Repository.trainingSample(sample).toString();
      kafka.publish(
          Topics.SOURCES.name(), file, Json.write(SourceRequest.of(sample, file, Split.TRAIN)));
      snapshots.add(new SnapshotId(sample, sample, 0));
    }
    TrainingOptions once =
        TrainingOptions.DEFAULT.with().epochs(1).weightDecay(1e-2).timeReversedReplicas(0).build();
    kafka.publish(
        Topics.TRAININGS.name(),
        MODEL,
        Json.write(TrainingRequest.of(MODEL, snapshots).withTraining(once)));
    awaitUntil(
        "the model is loaded",
        () ->
            kafka.events(MetricEvent.ModelLoaded.class).stream()
                .anyMatch(MetricEvent.ModelLoaded::complete));
  }

  private MemoryTable stream() {
    MemoryTable memory = new MemoryTable();
    Configuration real = Liquids.of(4096);
    int published = 0;
    long start = System.nanoTime();
    for (int done = STEP; done <= SNAPSHOTS; done += STEP) {
      int wanted = done;
      while (predicted() < wanted) {
        while (published < SNAPSHOTS && published < predicted() + WINDOW) {
          publish(Liquids.named(real, "stream-" + published++));
        }
        awaitPredictions(predicted() + 1);
      }
      memory.sample(wanted);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%d snapshots in %.0f s: %.2f/s%n", SNAPSHOTS, seconds, SNAPSHOTS / seconds);
    return memory;
  }

  /** One at a time, then several at once. */
  private void latencyAndThroughput(int particles) {
    Configuration liquid = Liquids.of(particles);
    int repetitions = Math.max(3, Math.min(15, 200_000 / particles));
    double[] seconds = new double[repetitions];
    for (int k = 0; k < repetitions; k++) {
      int before = predicted();
      long start = System.nanoTime();
      publish(Liquids.named(liquid, "latency-" + particles + "-" + k));
      awaitPredictions(before + 1);
      seconds[k] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    int before = predicted();
    long start = System.nanoTime();
    for (int k = 0; k < 2 * repetitions; k++) {
      publish(Liquids.named(liquid, "throughput-" + particles + "-" + k));
    }
    awaitPredictions(before + 2 * repetitions);
    System.out.printf(
        "%d particles: latency %.3f s (median of %d), throughput %.2f snapshots/s%n",
        particles,
        seconds[repetitions / 2],
        repetitions,
        2 * repetitions / ((System.nanoTime() - start) / 1e9));
  }

  private void publish(Configuration configuration) {
    for (byte[] block : codec.encode(configuration, RecordLimits.BLOCK_BYTES)) {
      kafka.publish(Topics.SNAPSHOTS.name(), configuration.snapshot().trajectory(), block);
    }
  }

  private int predicted() {
    return (int)
        kafka.events(StageCompleted.class).stream()
            .filter(completed -> completed.stage() == Stage.PREDICT)
            .count();
  }

  /** How often each snapshot of the stream was predicted. */
  private Map<String, Integer> predictions() {
    BlockAssembler<Prediction, Long> blocks = new BlockAssembler<>(new PredictionCodec(), 64);
    Map<String, Integer> times = new HashMap<>();
    kafka.readAll(
        Topics.PREDICTIONS.name(),
        record -> {
          Prediction prediction = blocks.add(record.value(), record.offset()).payload();
          if (prediction != null) {
            times.merge(prediction.recordId(), 1, Integer::sum);
          }
        });
    return times;
  }

  /** Without a pause, since what comes is timed. */
  private void awaitPredictions(int count) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (predicted() < count) {
      kafka.poll();
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "%d of %d predictions, dead letters: %s. Output:%n%s"
                .formatted(
                    predicted(), count, kafka.deadLetters(Topics.GRAPHS.name()), up.output()));
      }
    }
  }

  private void awaitUntil(String what, BooleanSupplier condition) {
    up.awaitUntil(
        what,
        () -> {
          kafka.poll();
          return condition.getAsBoolean();
        });
  }
}
