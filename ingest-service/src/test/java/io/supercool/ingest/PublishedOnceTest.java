package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same content under the same id is published once; other content never under it. */
@QuarkusTest
@WithTestResource(value = BrokerResource.class, scope = TestResourceScope.GLOBAL)
class PublishedOnceTest {
  private static final String FRAME =
      """
      2
      Lattice="5 0 0 0 5 0 0 0 5" Properties=species:S:1:pos:R:3 Step=%d %s
      A %s 2 3
      B 4 4 4
      """;

  private final String trajectory = "once-" + UUID.randomUUID();
  private int requests;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TempDir Path folder;

  @Test
  void knownContentIsWithheldUnlessAskedForAndOtherContentRefused() throws Exception {
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      Path file = Files.writeString(folder.resolve("a.xyz"), FRAME.formatted(7, "", "1"));
      MetricEvent.SourceCompleted first = completed(broker, ask(broker, file, null));
      assertThat(first.snapshots()).hasToString("[" + trajectory + "/a/7]");
      assertThat(first.known()).isZero();

      MetricEvent.SourceCompleted second = completed(broker, ask(broker, file, null));
      assertThat(second.snapshots()).isEmpty();
      assertThat(second.known()).isEqualTo(1);

      MetricEvent.SourceCompleted again = completed(broker, ask(broker, file, true));
      assertThat(again.snapshots()).hasSize(1);

      Files.writeString(file, FRAME.formatted(7, "", "1.5"));
      ask(broker, file, true);
      String reason =
          broker.await(
              Topics.SOURCES.deadLetters(),
              record ->
                  trajectory.equals(record.key())
                      ? new String(
                          record.headers().lastHeader("dead-letter-reason").value(),
                          StandardCharsets.UTF_8)
                      : null);
      assertThat(reason)
          .contains(trajectory + "/a/7: this id was given to another content")
          .contains(file.toString())
          .contains("--trajectory");
      assertThat(broker.all(Topics.SNAPSHOTS.name(), record -> trajectory.equals(record.key())))
          .as("published first and again")
          .hasSize(2);
    }
  }

  @Test
  void whatIsNotUnderstoodIsToldByAnEvent() throws Exception {
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      Path file = Files.writeString(folder.resolve("b.xyz"), FRAME.formatted(0, "Origim=1", "1"));
      String request = ask(broker, file, null);
      MetricEvent.SourceWarned warned =
          broker.await(
              Topics.METRICS.name(),
              record ->
                  Json.read(record.value(), MetricEvent.class)
                              instanceof MetricEvent.SourceWarned told
                          && told.request().equals(request)
                      ? told
                      : null);
      assertThat(warned.location()).isEqualTo(file.toString());
      assertThat(warned.warning())
          .isEqualTo(file + ": frame 1: the key `Origim` is not known: it is not read");
    }
  }

  private String ask(BrokerClient broker, Path file, Boolean again) throws Exception {
    String id = trajectory + "-" + requests++;
    broker.send(
        Topics.SOURCES.name(),
        trajectory,
        Json.write(
            SourceRequest.of(id, file.toRealPath().toString(), Split.LIVE)
                .withTrajectory(trajectory)
                .withAgain(again)));
    return id;
  }

  private static MetricEvent.SourceCompleted completed(BrokerClient broker, String request) {
    return broker.await(
        Topics.METRICS.name(),
        record ->
            Json.read(record.value(), MetricEvent.class) instanceof MetricEvent.SourceCompleted done
                    && done.request().equals(request)
                ? done
                : null);
  }
}
