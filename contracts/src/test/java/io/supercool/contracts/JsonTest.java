package io.supercool.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.event.StoredCheckpoint;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.ReplicaSource;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  private static final SnapshotId SNAPSHOT = new SnapshotId("trajectory", "configuration", 7);
  private static final SnapshotId DERIVED =
      SNAPSHOT.derived(new Derivation(Derivation.Kind.TIME_REVERSED, 3));
  private static final List<Score> SCORES =
      List.of(new Score("A", 4120, 0.75), new Score("B", 4120, Double.NaN));

  @Test
  void eventsSurvive() {
    List<MetricEvent> events =
        List.of(
            new MetricEvent.SourceCompleted("id", "file.npz", List.of(SNAPSHOT, DERIVED), 0),
            new MetricEvent.SourceWarned("id", "file.npz", "frame 1: the key `a` is not known"),
            new MetricEvent.StageCompleted(
                MetricEvent.Stage.PREDICT, SNAPSHOT, Split.TEST, 4096, 0.5, 53_000, "model-3"),
            new MetricEvent.StageCompleted(
                MetricEvent.Stage.GRAPH, SNAPSHOT, Split.TRAIN, 4096, 0.5, 53_000, null),
            new MetricEvent.TrainingProgress(
                "model", 1, 40, 0.9, null, SCORES, List.of(), 1e-2, 10, 390),
            new MetricEvent.TrainingCompleted("model", null, 3, "no labelled configuration"),
            new MetricEvent.ModelLoaded("instance", "model", "model-3", true),
            new MetricEvent.PredictionScored(
                SNAPSHOT,
                "model-3",
                SCORES,
                List.of(new MetricEvent.DescriptorScores("inherentEnergy", SCORES))),
            new MetricEvent.PrequentialScored(
                SNAPSHOT,
                "model-3",
                SCORES,
                List.of(new MetricEvent.DescriptorScores("coarseGrainedEnergy", SCORES))),
            new MetricEvent.Heartbeat("service", "instance", "http://host:1", true, 1, 2, 3, null),
            new MetricEvent.Heartbeat("service", "instance", "http://host:1", true, 1, 2, 3, 4L),
            new MetricEvent.ServiceEnded(
                "service", "instance", "ended", 5, 7, true, 9, List.of("\u0007</b>", "é"), "wait"));
    for (MetricEvent event : events) {
      byte[] json = Json.write(event);
      assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"type\":\"");
      assertThat(Json.read(json, MetricEvent.class)).isEqualTo(event);
    }
  }

  @Test
  void requestsAndAnnouncementsSurvive() {
    SourceRequest source = SourceRequest.of("id", "file.npz", Split.LIVE);
    assertThat(Json.read(Json.write(source), SourceRequest.class)).isEqualTo(source);
    TrainingRequest training =
        TrainingRequest.of("model", List.of(SNAPSHOT, DERIVED)).withPretraining(List.of(SNAPSHOT));
    assertThat(Json.read(Json.write(training), TrainingRequest.class)).isEqualTo(training);
    LearningRequest learning =
        new LearningRequest(
            "model",
            "trajectory",
            new double[] {1, 10},
            NetworkOptions.DEFAULT,
            TrainingOptions.DEFAULT);
    assertThat(Json.read(Json.write(learning), LearningRequest.class))
        .usingRecursiveComparison()
        .isEqualTo(learning);
    ModelAnnouncement model =
        new ModelAnnouncement(
            "model",
            "model-3",
            ModelAnnouncement.Role.BEST,
            false,
            3,
            null,
            18_902,
            NetworkOptions.DEFAULT,
            TrainingOptions.DEFAULT,
            List.of("A", "B"),
            new double[] {1, 4120},
            SCORES,
            new StoredCheckpoint(17, 2, 700_000, "ab"));
    assertThat(Json.read(Json.write(model), ModelAnnouncement.class))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(model);
  }

  @Test
  void unknownFieldsAreIgnoredAndNullableOnesMayBeAbsent() {
    assertThat(read("{'id':'a','location':'b','split':'TEST','later':1}"))
        .isEqualTo(SourceRequest.of("a", "b", Split.TEST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':'a','location':'b'} | no split",
        "{} | no id",
        "null | null",
        "[] | SourceRequest",
        "{'id':'a','location':'b','split':'train'} | Split",
        "{'id': | Unexpected end-of-input",
        "garbage | Unrecognized token",
      })
  void whatIsMissingOrWrongIsNamed(String json, String complaint) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ContractException.class)
        .hasMessageStartingWith("not a SourceRequest: ")
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[] | 0 lag times", "[2, 1] | ascending", "[0] | positive", "[1e999] | finite"})
  void lagTimesThatNoFrameHasAreRefused(String lagTimes, String complaint) {
    String json = "{\"model\":\"m\",\"trajectory\":\"t\",\"lagTimes\":" + lagTimes + "}";
    assertThatThrownBy(
            () -> Json.read(json.getBytes(StandardCharsets.UTF_8), LearningRequest.class))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "layers, 1000000000, 'network.layers must be 1 to 16, not 1000000000'",
    "channels, 1000000000, 'network.channels must be 1 to 1024, not 1000000000'",
    "cutoff, -1, 'network.cutoff must be positive, not -1.0'",
    "epochs, 0, 'training.epochs must be positive, not 0'",
    "learningRate, '\"NaN\"', 'training.learningRate must be positive, not NaN'",
    "holdOut, 1, 'training.holdOut must be at least 0 and below 1, not 1.0'",
    "epochs, 10000000000, out of range of int",
  })
  void aTrainingThatCannotWorkIsRefused(String option, String value, String complaint) {
    String sound =
        new String(
            Json.write(TrainingRequest.of("model", List.of(SNAPSHOT))), StandardCharsets.UTF_8);
    String json =
        sound.replaceFirst("\"%s\":[^,}]+".formatted(option), "\"%s\":%s".formatted(option, value));
    assertThat(json).isNotEqualTo(sound);
    assertThatThrownBy(() -> Topics.TRAININGS.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ContractException.class)
        .hasMessageStartingWith("not a TrainingRequest: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void nestedRecordsAndListsAreComplete() {
    assertThatThrownBy(
            () ->
                Json.read(
                    Json.write(Map.of("model", "m", "snapshots", Arrays.asList(SNAPSHOT, null))),
                    TrainingRequest.class))
        .isInstanceOf(ContractException.class)
        .hasMessage("not a TrainingRequest: no snapshots[1]");
    assertThatThrownBy(() -> Json.read(null, TrainingRequest.class))
        .isInstanceOf(ContractException.class)
        .hasMessage("not a TrainingRequest: empty record");
  }

  @Test
  void aDerivationIsAPartOfItsIdAndAbsentWhereThereIsNone() {
    assertThat(new String(Json.write(SNAPSHOT), StandardCharsets.UTF_8))
        .isEqualTo(
            "{'trajectory':'trajectory','configuration':'configuration','step':7}"
                .replace('\'', '"'));
    assertThat(new String(Json.write(DERIVED), StandardCharsets.UTF_8))
        .endsWith(",'derivation':{'kind':'TIME_REVERSED','replica':3}}".replace('\'', '"'));
    assertThat(Json.read(Json.write(DERIVED), SnapshotId.class)).isEqualTo(DERIVED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind':'REFLECTED','replica':3} | REFLECTED",
        "{'kind':'continuation','replica':3} | continuation",
        "{'kind':'CONTINUATION','replica':-1} | replica must not be negative: -1",
        "{'kind':'CONTINUATION'} | Cannot map",
        "{'replica':3} | no kind",
        "'continuation/3' | Derivation",
      })
  void aDerivationThatCannotBeIsRefused(String derivation, String complaint) {
    String json =
        "{'trajectory':'t','configuration':'c','step':0,'derivation':%s}".formatted(derivation);
    assertThatThrownBy(() -> read(json, SnapshotId.class))
        .isInstanceOf(ContractException.class)
        .hasMessageStartingWith("not a SnapshotId: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void aSnapshotWithoutTrajectoryIsRefusedByTheNameOfWhatIsMissing() {
    for (String earlier : List.of("'run':'r',", "")) {
      assertThatThrownBy(
              () -> read("{" + earlier + "'configuration':'c','step':0}", SnapshotId.class))
          .isInstanceOf(ContractException.class)
          .hasMessageContaining("no trajectory");
    }
  }

  @Test
  void earlierNamesOfRequestsAreRead() {
    assertThat(
            read(
                "{'id':'a','location':'b','split':'TEST','run':'t','ensemble':{'replica':1},"
                    + "'reversals':16}"))
        .isEqualTo(
            SourceRequest.of("a", "b", Split.TEST)
                .withTrajectory("t")
                .withReplicas(new ReplicaSource(1, null))
                .withTimeReversedReplicas(16));
    String today = new String(Json.write(TrainingOptions.DEFAULT), StandardCharsets.UTF_8);
    String earlier =
        today
            .replace("timeReversedReplicas", "reversals")
            .replace("timeReversedWeightDecay", "reversedWeightDecay");
    assertThat(earlier).isNotEqualTo(today);
    assertThat(read(earlier, TrainingOptions.class)).isEqualTo(TrainingOptions.DEFAULT);
    LearningRequest learning =
        read(
            "{'model':'m','run':'t','lags':[1,2.5],'network':%s,'training':%s}"
                .formatted(
                    new String(Json.write(NetworkOptions.DEFAULT), StandardCharsets.UTF_8),
                    earlier),
            LearningRequest.class);
    assertThat(learning.trajectory()).isEqualTo("t");
    assertThat(learning.lagTimes()).containsExactly(1, 2.5);
    assertThat(learning.training()).isEqualTo(TrainingOptions.DEFAULT);
  }

  @Test
  void anyBytesAreReadOrRefused() {
    byte[] json =
        Json.write(SourceRequest.of("id", "file.npz", Split.LIVE).withTrajectory("trajectory"));
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = json.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        assertThat(Json.read(damaged, SourceRequest.class).id()).isNotNull();
      } catch (ContractException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  private static SourceRequest read(String json) {
    return read(json, SourceRequest.class);
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
  }
}
