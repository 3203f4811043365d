package io.supercool.dashboard;

import static io.supercool.dashboard.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.dashboard.state.pipeline.Services;
import io.supercool.dashboard.state.predictions.SyntheticPredictions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard on a real broker: records in, status and websocket messages out. */
@QuarkusTest
@WithTestResource(value = BrokerWithHistory.class, scope = TestResourceScope.GLOBAL)
class DashboardTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] GARBAGE = "not a record".getBytes(StandardCharsets.UTF_8);

  @TestHTTPResource("/")
  URL home;

  private final Publisher publisher = new Publisher();

  @AfterEach
  void close() {
    publisher.close();
  }

  @Test
  void statusListsAllServicesAndTopicsAndTheModel() {
    publisher.heartbeats();
    publisher.event(new MetricEvent.ModelLoaded("one", "status", "status-7", true));

    JsonNode status =
        eventually(
            "all up, the topics known, and the model",
            this::status,
            s ->
                up(s).containsAll(Services.NAMES)
                    && s.findValuesAsText("name")
                        .containsAll(Topics.ALL.stream().map(Topic::name).toList())
                    && s.at("/model/version").asText().equals("status-7"));

    assertThat(status.get("brokerReachable").asBoolean()).isTrue();
    assertThat(status.at("/model/complete").asBoolean()).isTrue();
    JsonNode metrics = topic(status, Topics.METRICS.name());
    assertThat(metrics.get("records").asLong()).isPositive();
    assertThat(metrics.get("retentionMillis").asLong()).isEqualTo(Duration.ofDays(7).toMillis());
    assertThat(topic(status, Topics.MODELS.name()).get("retentionMillis").isNull()).isTrue();
    assertThat(status.at("/disk/usableBytes").asLong())
        .isPositive()
        .isLessThan(status.at("/disk/totalBytes").asLong());
    assertThat(metrics.get("groups").findValuesAsText("name")).containsExactly("metrics-dashboard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/status"})
  void whoeverAcceptsGzipGetsIt(String path) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(home.toURI().resolve(path));
    HttpClient client = HttpClient.newHttpClient();
    assertThat(
            client
                .send(
                    request.copy().header("Accept-Encoding", "gzip").build(),
                    HttpResponse.BodyHandlers.discarding())
                .headers()
                .allValues("Content-Encoding"))
        .containsExactly("gzip");
    assertThat(
            client
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .allValues("Content-Encoding"))
        .doesNotContain("gzip");
  }

  @Test
  void lagIsWhatEachGroupHasNotFinished() {
    String topic = Topics.SNAPSHOTS.name();
    long before = lag(statusWithTopics(), topic, "graph-service");
    publisher.send(topic, "lag", GARBAGE);
    RecordMetadata last = publisher.send(topic, "lag", GARBAGE);
    publisher.commit(
        "label-service", new TopicPartition(topic, last.partition()), last.offset() + 1);

    JsonNode status =
        eventually(
            "two more records for graph-service, and for label-service none of that partition",
            this::status,
            seen ->
                lag(seen, topic, "graph-service") == before + 2
                    && lag(seen, topic, "label-service") == before + 1 - last.offset());
    assertThat(topic(status, topic).get("lag").asLong()).as("the largest").isEqualTo(before + 2);
    assertThat(topic(status, Topics.LEARNINGS.name()).get("groups").findValuesAsText("name"))
        .containsExactlyInAnyOrder("model-service-learnings", "label-service");
  }

  @Test
  void aPageIsToldWhatWasAndThenTheDifference() {
    publisher.event(progress("live", 1));
    publisher.event(progress("live", 2));
    try (Listener page = new Listener(live())) {
      eventually("two epochs", () -> epochs(page, "live"), e -> e.equals(List.of(1, 2)));

      publisher.event(progress("live", 3));
      eventually(
          "a third epoch, once", () -> epochs(page, "live"), e -> e.equals(List.of(1, 2, 3)));

      publisher.event(scored("live"));
      eventually(
          "the score",
          () -> page.bodies("scores"),
          s -> !s.isEmpty() && s.get(s.size() - 1).toString().contains("live-version"));
    }
    try (Listener second = new Listener(live())) {
      eventually(
          "the whole history", () -> epochs(second, "live"), e -> e.equals(List.of(1, 2, 3)));
    }
  }

  @Test
  void scoresOfALiveRunAndFramesThatLookWrongAreTold() {
    SnapshotId snapshot = new SnapshotId("following", "following", 500);
    publisher.event(
        new MetricEvent.PrequentialScored(
            snapshot,
            "v1",
            List.of(new Score("A", 10, 0.4)),
            List.of(
                new MetricEvent.DescriptorScores(
                    Prediction.COARSE_GRAINED_ENERGY, List.of(new Score("A", 10, 0.2))))));
    publisher.event(new MetricEvent.SnapshotSuspicious(snapshot, List.of("empty space")));
    try (Listener page = new Listener(live())) {
      JsonNode curve =
          eventually(
                  "the score",
                  () ->
                      page.bodies("prequential").stream()
                          .map(body -> body.get("curves"))
                          .flatMap(DashboardTest::all)
                          .filter(one -> one.get("trajectory").asText().equals("following"))
                          .toList(),
                  told -> !told.isEmpty())
              .get(0);
      assertThat(curve.at("/points/0/step").asLong()).isEqualTo(500);
      assertThat(curve.at("/points/0/network").asDouble()).isEqualTo(0.4);
      assertThat(curve.at("/points/0/baseline").asDouble()).isEqualTo(0.2);
      eventually(
          "the frame and why",
          () -> page.bodies("warnings").toString(),
          told -> told.contains(snapshot.toString()) && told.contains("empty space"));
    }
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Test
  void whatWasSaidBeforeTheDashboardStartedIsShown() {
    try (Listener page = new Listener(live())) {
      eventually(
          "the epoch of an earlier training",
          () -> epochs(page, BrokerWithHistory.EARLIER_TRAINING),
          epochs -> epochs.equals(List.of(1)));
    }
  }

  @Test
  void aPredictionOfSeveralBlocksArrivesWhole() {
    Prediction prediction = SyntheticPredictions.of("blocks", 3000, "v1");
    int blocks = publisher.prediction(prediction, 32 << 10);
    assertThat(blocks).isGreaterThan(2);

    try (Listener page = new Listener(live())) {
      JsonNode frame =
          eventually(
                  "the prediction's frame",
                  () ->
                      page.frames.stream()
                          .filter(f -> id(f).equals(prediction.recordId()))
                          .toList(),
                  found -> !found.isEmpty())
              .get(0);
      assertThat(frame.get("particles").asInt()).isEqualTo(3000);
      assertThat(frame.get("times")).hasSize(prediction.times().length);
      assertThat(frame.get("propensityTimes")).hasSize(prediction.times().length);
    }
  }

  @Test
  void whatSomebodyElseHasSetAsideIsNotSetAsideAgain() {
    TopicPartition partition = new TopicPartition(Topics.MODELS.name(), 0);
    long offset = publisher.end(partition);
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(Topics.MODELS.deadLetters(), "other", GARBAGE);
    letter.headers().add("dead-letter-reason", "set aside by another".getBytes());
    letter.headers().add("dead-letter-topic", Topics.MODELS.name().getBytes());
    letter.headers().add("dead-letter-partition", "0".getBytes());
    letter.headers().add("dead-letter-offset", String.valueOf(offset).getBytes());
    publisher.send(letter);

    RecordMetadata garbage =
        publisher.send(new ProducerRecord<>(Topics.MODELS.name(), 0, "x", GARBAGE));
    assertThat(garbage.offset()).isEqualTo(offset);
    RecordMetadata later =
        publisher.send(new ProducerRecord<>(Topics.MODELS.name(), 0, "x", GARBAGE));

    eventually("the later one's dead letter", () -> publisher.reasons(later), r -> !r.isEmpty());
    assertThat(publisher.reasons(garbage)).containsExactly("set aside by another");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"supercool.metrics.v1", "supercool.models.v1", "supercool.predictions.v1"})
  void garbageGetsOneDeadLetterAndTheRestGoesOn(String topic) {
    RecordMetadata garbage = publisher.send(topic, "garbage", GARBAGE);
    RecordMetadata later = publisher.send(topic, "garbage", GARBAGE);
    String trajectory = "after-garbage-on-" + topic;
    publisher.event(progress(trajectory, 1));
    Prediction prediction = SyntheticPredictions.of(trajectory, 50, "v1");
    publisher.prediction(prediction, RecordLimits.BLOCK_BYTES);

    eventually("the later one's dead letter", () -> publisher.reasons(later), r -> !r.isEmpty());
    eventually("the first one's", () -> publisher.reasons(garbage), r -> !r.isEmpty());
    assertThat(publisher.reasons(garbage)).hasSize(1).allMatch(reason -> !reason.isBlank());
    try (Listener page = new Listener(live())) {
      eventually("the epoch after", () -> epochs(page, trajectory), e -> e.equals(List.of(1)));
      eventually(
          "the prediction after",
          () -> page.frames.stream().map(DashboardTest::id).toList(),
          ids -> ids.contains(prediction.recordId()));
      eventually(
          "the reason on the page",
          () -> page.bodies("pipeline"),
          told -> told.get(told.size() - 1).get("deadLetters").toString().contains(topic));
    }
  }

  @Test
  void aReplicaAppearsWithItsRestartsAndVanishes() throws IOException {
    publisher.heartbeats();
    publisher.heartbeat("graph-service", "graph-service-2", almostForgotten(), 100);
    AtomicInteger uptime = new AtomicInteger();

    JsonNode replica =
        eventually(
            "the replica and its restart",
            () -> {
              JsonNode seen = instance("graph-service-2");
              if (seen == null) { // Not yet, or it took so long that it was forgotten again.
                int seconds = uptime.incrementAndGet();
                publisher.heartbeat("graph-service", "graph-service-2", almostForgotten(), seconds);
              }
              return seen;
            },
            seen -> seen != null && seen.get("restarts").asInt() == 1);
    assertThat(replica.get("state").asText()).isEqualTo("DOWN");
    eventually("it is gone", () -> instance("graph-service-2") == null, Boolean.TRUE::equals);
    assertThat(instance("graph-service-1").get("state").asText()).isEqualTo("UP");
  }

  @Test
  void aPredictionIsDownloadedAsItCame() throws IOException {
    Prediction prediction = SyntheticPredictions.of("download", 500, "v1");
    publisher.prediction(prediction, RecordLimits.BLOCK_BYTES);
    String query = "?id=" + URLEncoder.encode(prediction.recordId(), StandardCharsets.UTF_8);
    try (Listener page = new Listener(live())) {
      eventually(
          "the prediction",
          () -> page.frames.stream().map(DashboardTest::id).toList(),
          ids -> ids.contains(prediction.recordId()));
    }
    List<String> csv = read("api/prediction/csv" + query).lines().toList();
    assertThat(csv).hasSize(501);
    assertThat(Double.parseDouble(csv.get(1).split(",")[2]))
        .isEqualTo(prediction.configuration().positions()[0]);
    assertThat(read("api/prediction/xyz" + query)).startsWith("500\nLattice=");
    assertThat(read("api/prediction/npz" + query)).startsWith("PK");
    assertThatThrownBy(() -> read("api/prediction/csv?id=unknown"))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void topicsHaveTheirBytes() {
    statusWithTopics(); // What was written before the first look has no rate.
    publisher.prediction(SyntheticPredictions.of("bytes", 3000, "v1"), RecordLimits.BLOCK_BYTES);

    eventually(
        "bytes on the log",
        () -> topic(status(), Topics.PREDICTIONS.name()),
        topic ->
            topic.get("bytes").asLong() > 100_000 && topic.get("bytesPerSecond").asDouble() > 0);
  }

  @Test
  void otherSitesPagesMayNotListen() {
    var builder = HttpClient.newHttpClient().newWebSocketBuilder();
    builder.header("Origin", "http://elsewhere.example");

    assertThat(builder.buildAsync(live(), new WebSocket.Listener() {}))
        .failsWithin(Duration.ofSeconds(90))
        .withThrowableThat()
        .withCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void metersShowThePipelineToPrometheus() {
    publisher.heartbeats();
    publisher.event(progress("meters", 1));

    eventually(
        "the meters",
        () -> read("q/metrics"),
        text ->
            text.contains("supercool_training_loss{model=\"meters\"")
                && text.contains("supercool_consumer_lag{group=\"graph-service\"")
                && text.contains("supercool_service_up{process=\"graph-service-1\""));
  }

  /** Silent for 40 of the 60 seconds after which an instance is forgotten. */
  private static long almostForgotten() {
    return System.currentTimeMillis() - 40_000;
  }

  private JsonNode statusWithTopics() {
    return eventually("topics", this::status, s -> !s.get("topics").isEmpty());
  }

  private JsonNode status() throws IOException {
    return JSON.readTree(read("api/status"));
  }

  private @Nullable JsonNode instance(String name) throws IOException {
    for (JsonNode service : status().get("services")) {
      if (service.get("instance").asText().equals(name)) {
        return service;
      }
    }
    return null;
  }

  private String read(String path) throws IOException {
    return new String(new URL(home, path).openStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private URI live() {
    return URI.create("ws://%s:%d/live".formatted(home.getHost(), home.getPort()));
  }

  private static List<String> up(JsonNode status) {
    List<JsonNode> services = new java.util.ArrayList<>();
    status.get("services").forEach(services::add);
    return services.stream()
        .filter(service -> service.get("ready").asBoolean())
        .map(service -> service.get("name").asText())
        .toList();
  }

  private static JsonNode topic(JsonNode status, String name) {
    for (JsonNode topic : status.get("topics")) {
      if (topic.get("name").asText().equals(name)) {
        return topic;
      }
    }
    throw new AssertionError(name + " is not in " + status);
  }

  private static long lag(JsonNode status, String topic, String group) {
    for (JsonNode one : topic(status, topic).get("groups")) {
      if (one.get("name").asText().equals(group)) {
        return one.get("lag").asLong();
      }
    }
    throw new AssertionError(group + " is not on " + topic + " in " + status);
  }

  /** Epochs of one model, in the order they were told. */
  private static List<Integer> epochs(Listener page, String model) {
    List<Integer> epochs = new java.util.ArrayList<>();
    for (JsonNode body : page.bodies("training")) {
      for (JsonNode epoch : body.get("epochs")) {
        if (epoch.get("model").asText().equals(model)) {
          epochs.add(epoch.get("epoch").asInt());
        }
      }
    }
    return epochs;
  }

  private static String id(JsonNode frame) {
    return frame.get("id").asText();
  }

  static MetricEvent progress(String model, int epoch) {
    List<Score> scores = List.of(new Score("A", 52, 0.3));
    return new MetricEvent.TrainingProgress(
        model, epoch, 40, 0.5, null, scores, List.of(), 1e-2, 1.0, 39.0);
  }

  private static MetricEvent scored(String trajectory) {
    return new MetricEvent.PredictionScored(
        new SnapshotId(trajectory, trajectory, 0),
        trajectory + "-version",
        List.of(new Score("A", 52, 0.5)),
        List.of(
            new MetricEvent.DescriptorScores(
                Prediction.OWN_ENERGY, List.of(new Score("A", 52, 0.2)))));
  }
}
