package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.event.MetricEvent.TrainingCompleted;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.PredictionCodec;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageFile;
import io.supercool.library.log.CheckpointLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Two model-services without a common disk. One is killed in the middle of a training and its disk
 * is lost; the other ends the training.
 */
final class Takeover {
  private static final int EPOCHS = 12;
  private static final int EPOCH_OF_KILL = 3;
  private static final int ATTEMPTS = 12;
  private static final String TRAINED_ON = "T056_s112_00";
  private static final List<String> PREDICTED = List.of("T064_s212_00", "T064_s212_01");
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
  private static final TrainingOptions TRAINING =
      TrainingOptions.DEFAULT
          .with()
          .epochs(EPOCHS)
          .weightDecay(1e-2)
          .timeReversedReplicas(0)
          .build();

  private final Supercool up;
  private final Path folder;
  private final String bootstrapServers;

  /** In a system that is up. */
  Takeover(Supercool up, Path folder) {
    this.up = up;
    this.folder = folder;
    bootstrapServers = Supercool.state().get("bootstrapServers").asText();
  }

  /**
   * Asserts that the training ends as one that nothing happened to, and that each file is predicted
   * once.
   */
  void losesNothing() throws Exception {
    try (KafkaView kafka = new KafkaView(bootstrapServers);
        ModelProcess elsewhere = new ModelProcess(bootstrapServers, folder)) {
      ingest("--split", "train", Repository.trainingSample(TRAINED_ON));
      await(kafka, "the training file has its graph", () -> passed(kafka, Stage.GRAPH, TRAINED_ON));
      String undisturbed = null;
      String disturbed = null;
      // Who trains a model follows from its name. One is trained by each.
      for (int k = 0; k < ATTEMPTS && (undisturbed == null || disturbed == null); k++) {
        String model = "takeover-" + k;
        train(kafka, model);
        await(kafka, "a training is under way", () -> epochs(kafka, model) >= EPOCH_OF_KILL);
        boolean here = !elsewhere.trains(model);
        if (undisturbed == null) {
          undisturbed = model;
        } else if (!here) {
          disturbed = model;
          elsewhere.kill();
          elsewhere.deleteModels();
          assertThat(epochs(kafka, model)).as("killed in the middle").isLessThan(EPOCHS);
        }
        await(kafka, model + " is trained", () -> completed(kafka, model));
      }
      assertThat(disturbed).as("model that the killed process trained").isNotNull();
      Map<PackageFile, byte[]> expected = trained(undisturbed).files();
      Map<PackageFile, byte[]> found = trained(disturbed).files();
      assertThat(found.get(PackageFile.PARAMETERS)).isEqualTo(expected.get(PackageFile.PARAMETERS));
      assertThat(found.get(PackageFile.RIDGE)).isEqualTo(expected.get(PackageFile.RIDGE));

      String version = "%s@epoch-%04d".formatted(disturbed, EPOCHS);
      for (String file : PREDICTED) {
        ingest("--by", disturbed, Repository.trainingSample(file));
      }
      await(
          kafka,
          "the files are predicted",
          () -> PREDICTED.stream().allMatch(file -> predictions(kafka, version).containsKey(file)));
      assertThat(predictions(kafka, version)).containsOnlyKeys(PREDICTED).containsValues(1, 1);
      assertThat(kafka.deadLetters(Topics.TRAININGS.name())).isEmpty();
    }
  }

  private void ingest(Object... arguments) throws Exception {
    List<Object> all = new ArrayList<>(List.of("ingest"));
    all.addAll(List.of(arguments));
    try (Supercool command = Supercool.start(folder, all.toArray())) {
      assertThat(command.await()).as(command.output()).isZero();
    }
  }

  private static void train(KafkaView kafka, String model) {
    SnapshotId sample = new SnapshotId(TRAINED_ON, TRAINED_ON, 0);
    TrainingRequest request =
        TrainingRequest.of(model, List.of(sample)).with().network(SMALL).training(TRAINING).build();
    kafka.publish(Topics.TRAININGS.name(), model, Json.write(request));
  }

  private static int epochs(KafkaView kafka, String model) {
    return kafka.events(TrainingProgress.class).stream()
        .filter(progress -> progress.model().equals(model))
        .mapToInt(TrainingProgress::epoch)
        .max()
        .orElse(0);
  }

  private static boolean completed(KafkaView kafka, String model) {
    return kafka.events(TrainingCompleted.class).stream()
        .anyMatch(training -> training.model().equals(model) && training.version() != null);
  }

  private static boolean passed(KafkaView kafka, Stage stage, String file) {
    return kafka.events(StageCompleted.class).stream()
        .anyMatch(event -> event.stage() == stage && event.snapshot().trajectory().equals(file));
  }

  /** The model that was announced last as the best, from Kafka. */
  private ModelPackage trained(String model) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "max.partition.fetch.bytes",
                RecordLimits.MAX_MESSAGE_BYTES),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      ModelAnnouncement best =
          CheckpointLog.announced(consumer).stream()
              .filter(one -> one.model().equals(model) && one.role() == Role.BEST)
              .findAny()
              .orElseThrow();
      assertThat(best.complete()).isTrue();
      assertThat(best.epoch()).isEqualTo(EPOCHS);
      return ModelPackage.read(
          CheckpointLog.fetch(consumer, best, best.checkpoint()).orElseThrow());
    }
  }

  /** How many different predictions by {@code version} there are of each trajectory. */
  private static Map<String, Integer> predictions(KafkaView kafka, String version) {
    Map<String, Map<String, Prediction>> found = new HashMap<>();
    PredictionCodec codec = new PredictionCodec();
    kafka.readAll(
        Topics.PREDICTIONS.name(),
        record -> {
          Prediction prediction = codec.decode(record.value()).part();
          if (prediction.modelVersion().equals(version)) {
            Prediction other =
                found
                    .computeIfAbsent(prediction.snapshot().trajectory(), name -> new HashMap<>())
                    .put(prediction.recordId(), prediction);
            assertThat(other).as("predicted twice: %s", prediction.recordId()).isNull();
          }
        });
    Map<String, Integer> counts = new HashMap<>();
    found.forEach((trajectory, predictions) -> counts.put(trajectory, predictions.size()));
    return counts;
  }

  private void await(KafkaView kafka, String what, BooleanSupplier condition) {
    up.awaitUntil(
        what,
        () -> {
          kafka.poll();
          return condition.getAsBoolean();
        });
  }
}
