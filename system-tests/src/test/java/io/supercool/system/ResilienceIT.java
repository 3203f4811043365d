package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.PredictionCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must not stop the system: files and records that are broken, and services that are killed.
 */
class ResilienceIT {
  private static final String MODEL = "resilience";
  private static final NetworkOptions SMALL =
      NetworkOptions.DEFAULT
          .with()
          .layers(2)
          .channels(4)
          .lMax(2)
          .radialBasis(8)
          .radialHidden(8)
          .coarseGraining(2)
          .build();
  private static final TrainingOptions SHORT =
      TrainingOptions.DEFAULT.with().epochs(6).weightDecay(1e-2).timeReversedReplicas(0).build();

  @TempDir Path folder;
  private Supercool up;
  private KafkaView kafka;
  private final List<Path> files = new ArrayList<>();
  private int requests;

  @Test
  void everythingGoodIsProcessedWhateverElseHappens() throws Exception {
    try (Supercool running =
        Supercool.start(folder, "up", "--workspace", folder.resolve("workspace"))) {
      up = running;
      up.awaitOutput("The system is up");
      Map<String, Long> before = Supercool.processes();
      try (KafkaView view = new KafkaView(Supercool.state().get("bootstrapServers").asText())) {
        kafka = view;
        brokenInputsAreDeadLettered();
        killedServicesFinishTheirWork();
        nothingIsDeadLetteredTwice();
      }
      Map<String, Long> after = Supercool.processes();

      assertThat(after.get("broker")).isEqualTo(before.get("broker"));
      for (String service : List.of("ingest-service", "graph-service", "model-service")) {
        assertThat(after.get(service)).as(service).isNotEqualTo(before.get(service)).isPositive();
      }
      assertThat(up.end()).isZero();
      Supercool.assertNothingLeft(before);
      Supercool.assertNothingLeft(after);
    }
  }

  private void brokenInputsAreDeadLettered() throws Exception {
    BrokenFiles broken = new BrokenFiles(folder, Repository.trainingSample("T056_s112_00"));
    files.addAll(broken.all());
    files.add(folder.resolve("missing.npz"));
    for (Topic<?> topic : Topics.ALL) {
      kafka.publish(topic.name(), "garbage", "garbage".getBytes(StandardCharsets.UTF_8));
    }
    files.forEach(file -> ingest(file, Split.LIVE));
    ingest(Repository.trainingSample("T056_s112_00"), Split.TRAIN);
    ingest(Repository.trainingSample("T056_s112_01"), Split.TRAIN);

    awaitUntil(
        "all dead letters came",
        () ->
            Topics.ALL.stream().noneMatch(topic -> kafka.deadLetters(topic.name()).isEmpty())
                && kafka.deadLetters(Topics.SOURCES.name()).size() > files.size());
    awaitUntil("the good files have graphs", () -> passed(Stage.GRAPH).size() == 2);

    nothingIsDeadLetteredTwice();
    assertThat(kafka.deadLetters(Topics.SOURCES.name()))
        .extracting(letter -> header(letter, "dead-letter-reason"))
        .as("every file is named with its reason")
        .allSatisfy(
            reason ->
                assertThat(files)
                    .as(reason)
                    .anyMatch(
                        file ->
                            reason.contains(file.getFileName().toString())
                                || reason.contains("SourceRequest")));
    assertThat(broken.proofOfExecution()).doesNotExist();
  }

  /** Also after services that read a topic from its beginning have started again. */
  private void nothingIsDeadLetteredTwice() {
    for (Topic<?> each : Topics.ALL) {
      String topic = each.name();
      int expected = topic.equals(Topics.SOURCES.name()) ? 1 + files.size() : 1;
      assertThat(kafka.deadLetters(topic)).as(topic).hasSize(expected);
      assertThat(kafka.deadLetters(topic))
          .allSatisfy(letter -> assertThat(header(letter, "dead-letter-reason")).isNotBlank())
          .allSatisfy(letter -> assertThat(header(letter, "dead-letter-topic")).isEqualTo(topic));
    }
  }

  private void killedServicesFinishTheirWork() {
    kafka.publish(
        Topics.TRAININGS.name(),
        MODEL,
        Json.write(
            TrainingRequest.of(MODEL, List.copyOf(passed(Stage.GRAPH)))
                .with()
                .network(SMALL)
                .training(SHORT)
                .build()));
    awaitUntil(
        "training has begun", () -> !kafka.events(MetricEvent.TrainingProgress.class).isEmpty());
    kill("model-service");
    awaitUntil(
        "training has ended", () -> !kafka.events(MetricEvent.TrainingCompleted.class).isEmpty());
    MetricEvent.TrainingCompleted completed =
        kafka.events(MetricEvent.TrainingCompleted.class).get(0);
    assertThat(completed.failure()).isNull();
    String version = completed.version();
    awaitUntil(
        "the model is loaded",
        () ->
            kafka.events(MetricEvent.ModelLoaded.class).stream()
                .anyMatch(loaded -> loaded.version().equals(version)));

    Set<SnapshotId> asked = new TreeSet<>(Comparator.comparing(SnapshotId::toString));
    for (int i = 0; i < 8; i++) {
      asked.add(ingestAs("T064_s212_0" + i));
    }
    awaitUntil("some are read", () -> published(Stage.INGEST, asked) >= 1);
    kill("ingest-service");
    awaitUntil("some have graphs", () -> published(Stage.GRAPH, asked) >= 1);
    kill("graph-service");
    awaitUntil("some are predicted", () -> published(Stage.PREDICT, asked) >= 1);
    kill("model-service");
    kill("metrics-dashboard");
    awaitUntil("all are predicted", () -> published(Stage.PREDICT, asked) == asked.size());

    Set<String> expected = new TreeSet<>();
    asked.forEach(snapshot -> expected.add(Prediction.recordId(snapshot, version)));
    assertThat(predictionsBy(version)).isEqualTo(expected);
  }

  /** Ids of all complete predictions by {@code version} on the topic. */
  private Set<String> predictionsBy(String version) {
    BlockAssembler<Prediction, Long> blocks = new BlockAssembler<>(new PredictionCodec(), 64);
    Set<String> ids = new TreeSet<>();
    kafka.readAll(
        Topics.PREDICTIONS.name(),
        record -> {
          if (!record.key().equals("garbage")) {
            Prediction prediction = blocks.add(record.value(), record.offset()).payload();
            if (prediction != null && prediction.modelVersion().equals(version)) {
              ids.add(prediction.recordId());
            }
          }
        });
    return ids;
  }

  private SnapshotId ingestAs(String sample) {
    ingest(Repository.trainingSample(sample), Split.LIVE);
    return new SnapshotId(sample, sample, 0);
  }

  private void ingest(Path file, Split split) {
    SourceRequest request = SourceRequest.of("resilience:" + requests++, file.toString(), split);
    kafka.publish(Topics.SOURCES.name(), request.location(), Json.write(request));
  }

  private Set<SnapshotId> passed(Stage stage) {
    Set<SnapshotId> passed = new TreeSet<>(Comparator.comparing(SnapshotId::toString));
    for (StageCompleted event : kafka.events(StageCompleted.class)) {
      if (event.stage() == stage) {
        passed.add(event.snapshot());
      }
    }
    return passed;
  }

  private long published(Stage stage, Set<SnapshotId> asked) {
    return passed(stage).stream().filter(asked::contains).count();
  }

  private static void kill(String service) {
    ProcessHandle.of(Supercool.processes().get(service)).orElseThrow().destroyForcibly();
  }

  private void awaitUntil(String what, BooleanSupplier condition) {
    up.awaitUntil(
        what,
        () -> {
          kafka.poll();
          return condition.getAsBoolean();
        });
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return record.headers().lastHeader(name) == null
        ? ""
        : new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
