package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
 * Files and records that are broken stop nothing, and have one dead letter each, also after the
 * services that read them were killed.
 */
class ResilienceIT {
  /** Checkpoints are read from where an announcement says, so that nobody meets garbage there. */
  private static final List<Topic<?>> CONSUMED =
      Topics.ALL.stream().filter(topic -> topic != Topics.CHECKPOINTS).toList();

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
        killedServicesGoOn();
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
    for (Topic<?> topic : CONSUMED) {
      kafka.publish(topic.name(), "garbage", "garbage".getBytes(StandardCharsets.UTF_8));
    }
    files.forEach(file -> ingest(file, Split.LIVE));
    ingest(Repository.trainingSample("T056_s112_00"), Split.TRAIN);
    ingest(Repository.trainingSample("T056_s112_01"), Split.TRAIN);

    awaitUntil(
        "all dead letters came",
        () ->
            CONSUMED.stream().noneMatch(topic -> kafka.deadLetters(topic.name()).isEmpty())
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
    for (Topic<?> each : CONSUMED) {
      String topic = each.name();
      int expected = topic.equals(Topics.SOURCES.name()) ? 1 + files.size() : 1;
      assertThat(kafka.deadLetters(topic)).as(topic).hasSize(expected);
      assertThat(kafka.deadLetters(topic))
          .allSatisfy(letter -> assertThat(header(letter, "dead-letter-reason")).isNotBlank())
          .allSatisfy(letter -> assertThat(header(letter, "dead-letter-topic")).isEqualTo(topic));
    }
  }

  /** They read again what they had not committed, and topics that they read from the beginning. */
  private void killedServicesGoOn() {
    List.of("ingest-service", "graph-service", "model-service", "metrics-dashboard")
        .forEach(ResilienceIT::kill);
    ingest(Repository.trainingSample("T064_s212_00"), Split.LIVE);
    awaitUntil("the next file has its graph", () -> passed(Stage.GRAPH).size() == 3);
    awaitUntil("the services are ready", ResilienceIT::allReady);
  }

  private static boolean allReady() {
    HttpClient client = HttpClient.newHttpClient();
    for (JsonNode service : Supercool.state().get("processes")) {
      String address = service.path("address").asText("");
      if (!address.startsWith("http")) {
        continue;
      }
      HttpRequest ready =
          HttpRequest.newBuilder(URI.create(address + "/q/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      try {
        if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
          return false;
        }
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
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
