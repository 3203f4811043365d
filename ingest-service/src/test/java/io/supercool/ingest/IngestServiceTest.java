package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.ReplicaSource;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.contracts.wire.ReplicaCodec;
import io.supercool.reader.DataFolders;
import io.supercool.reader.npz.NpzFile;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(value = BrokerResource.class, scope = TestResourceScope.GLOBAL)
class IngestServiceTest {
  private static final Path SAMPLE = DataFolders.sample("ka/test/T056_s112_04.npz");

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TestHTTPResource("/")
  URI address;

  @TempDir Path folder;

  @Test
  void goodFilesAreReadAfterBrokenOnesAndGarbage() throws Exception {
    String trajectory = "ingest-" + UUID.randomUUID();
    Path broken =
        Files.write(
            folder.resolve("broken.npz"), Arrays.copyOf(Files.readAllBytes(SAMPLE), 100_000));
    byte[] brokenRequest =
        Json.write(
            SourceRequest.of(trajectory + "-broken", broken.toString(), Split.TRAIN)
                .withTrajectory(trajectory));
    int failedBefore = failed();
    byte[] garbage = ("garbage of " + trajectory).getBytes(StandardCharsets.UTF_8);
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      broker.send(Topics.SOURCES.name(), trajectory, garbage);
      broker.send(Topics.SOURCES.name(), trajectory, brokenRequest);
      broker.send(Topics.SOURCES.name(), trajectory, null);
      broker.send(
          Topics.SOURCES.name(),
          trajectory,
          Json.write(
              SourceRequest.of(trajectory + "-good", SAMPLE.toString(), Split.TEST)
                  .withTrajectory(trajectory)));

      MetricEvent.SourceCompleted completed = completed(broker, trajectory + "-good");
      assertThat(completed.snapshots()).hasToString("[" + trajectory + "/T056_s112_04/0]");

      List<ConsumerRecord<String, byte[]>> letters =
          broker.all(Topics.SOURCES.deadLetters(), record -> trajectory.equals(record.key()));
      assertThat(letters).hasSize(3);
      assertThat(letters.get(0).value()).isEqualTo(garbage);
      assertThat(reason(letters.get(0))).contains("not a SourceRequest");
      assertThat(letters.get(1).value()).isEqualTo(brokenRequest);
      assertThat(reason(letters.get(1))).contains(broken.toString()).contains("zip directory");
      assertThat(reason(letters.get(2))).contains("empty record");

      assertThat(snapshot(broker, trajectory)).satisfies(IngestServiceTest::isTheSample);

      assertThat(get("q/health")).contains("\"progress\"").doesNotContain("DOWN");
      assertThat(get("q/metrics"))
          .contains("supercool_snapshots_published_total{split=\"test\"} 1.0");
      assertThat(failed() - failedBefore).isEqualTo(3);
    }
  }

  @Test
  void theGoodFramesOfATrajectoryArePublishedAndTheBadOneIsNamed() throws Exception {
    String trajectory = "frames-" + UUID.randomUUID();
    String frame =
        """
        ITEM: TIMESTEP
        %d
        ITEM: NUMBER OF ATOMS
        2
        ITEM: BOX BOUNDS pp pp pp
        0 5
        0 5
        0 5
        ITEM: ATOMS id type xu yu zu
        1 1 %s 2 3
        2 2 4 4 4
        """;
    Path dump =
        Files.writeString(
            folder.resolve("run.dump"),
            frame.formatted(10, "1") + frame.formatted(20, "one") + frame.formatted(30, "1"));
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      broker.send(
          Topics.SOURCES.name(),
          trajectory,
          Json.write(
              SourceRequest.of(trajectory, dump.toString(), Split.LIVE)
                  .withTrajectory(trajectory)));
      MetricEvent.SourceCompleted completed = completed(broker, trajectory);
      assertThat(completed.snapshots())
          .hasToString("[%1$s/run/10, %1$s/run/30]".formatted(trajectory));
      String reason =
          broker.await(
              Topics.SOURCES.deadLetters(),
              record -> trajectory.equals(record.key()) ? reason(record) : null);
      assertThat(reason)
          .contains(dump.toString())
          .contains("1 fault, 2 configurations published")
          .contains("frame 2, line 21: `one` is not a number");
    }
  }

  @Test
  void replicasArePublishedAndTheirStartOnce() throws Exception {
    String trajectory = "replicas-" + UUID.randomUUID();
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      for (int replica = 1; replica >= 0; replica--) {
        Path file = folder.resolve("replica-" + replica + ".lammpstrj");
        // Wrapped positions: the second particle leaves the box of edge 5 by a face.
        Files.writeString(
            file,
            frame(0, "1 2 3", "4.9 0 0") + frame(20, "1 2 3.5", "0.%d 0 0".formatted(replica)));
        SourceRequest request =
            SourceRequest.of(trajectory + replica, file.toString(), Split.LIVE)
                .withTrajectory(trajectory)
                .withReplicas(new ReplicaSource(replica, 2));
        broker.send(Topics.SOURCES.name(), trajectory, Json.write(request));
        Replica published =
            broker.await(Topics.REPLICAS.name(), record -> replica(record, trajectory));
        assertThat(published.recordId())
            .isEqualTo("%1$s/%1$s/0+20.0/%2$d".formatted(trajectory, replica));
        assertThat(published.replicas()).isEqualTo(2);
        assertThat(published.displacement())
            .containsExactly(new double[] {0, 0, 0.5, 0.1 + 0.1 * replica, 0, 0}, within(1e-12));
      }
      assertThat(broker.all(Topics.SNAPSHOTS.name(), record -> trajectory.equals(record.key())))
          .hasSize(1);
    }
  }

  @Test
  void timeReversedReplicasFollowTheirStart() throws Exception {
    String trajectory = "reversed-" + UUID.randomUUID();
    Path file = NpzFile.botan().write(folder.resolve("isoconfig_N2T0.44_1_tc07.npz"));
    SourceRequest request =
        SourceRequest.of(trajectory, file.toString(), Split.TRAIN)
            .withTrajectory(trajectory)
            .withTimeReversedReplicas(2);
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      broker.send(Topics.SOURCES.name(), trajectory, Json.write(request));
      SnapshotId start = new SnapshotId(trajectory, "isoconfig_N2T0.44_1_tc07", 0);
      assertThat(completed(broker, trajectory).snapshots())
          .containsExactly(
              start,
              start.derived(new Derivation(Derivation.Kind.TIME_REVERSED, 0)),
              start.derived(new Derivation(Derivation.Kind.TIME_REVERSED, 1)));
      assertThat(broker.all(Topics.SNAPSHOTS.name(), record -> record.key().startsWith(trajectory)))
          .extracting(ConsumerRecord::key)
          .as("each has a key of its own, so that they are shared out")
          .containsExactlyInAnyOrder(
              trajectory, trajectory + "/time-reversed/0", trajectory + "/time-reversed/1");
    }
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

  private static String frame(int step, String first, String second) {
    return """
    ITEM: TIMESTEP
    %d
    ITEM: NUMBER OF ATOMS
    2
    ITEM: BOX BOUNDS pp pp pp
    0 5
    0 5
    0 5
    ITEM: ATOMS id type x y z
    1 1 %s
    2 2 %s
    """
        .formatted(step, first, second);
  }

  private final Set<Long> seen = new HashSet<>();

  private @Nullable Replica replica(ConsumerRecord<String, byte[]> record, String trajectory) {
    return trajectory.equals(record.key()) && seen.add(record.offset())
        ? new ReplicaCodec().decode(record.value()).part()
        : null;
  }

  @Test
  void aGrowingDumpIsFollowed() throws Exception {
    String trajectory = "follow-" + UUID.randomUUID();
    Path dump = folder.resolve("growing.lammpstrj");
    byte[] frame;
    try (InputStream in = getClass().getResourceAsStream("/lammps/kob-andersen-343.lammpstrj")) {
      frame = in.readAllBytes();
    }
    Files.write(dump, Arrays.copyOf(frame, frame.length - 1));
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      broker.send(
          Topics.SOURCES.name(),
          trajectory,
          Json.write(
              SourceRequest.of(trajectory, dump.toString(), Split.LIVE)
                  .withTrajectory(trajectory)
                  .withFollowing(Following.FILES)));
      assertThat(awaitFollowed(broker, trajectory).frames()).isZero();
      Files.write(dump, new byte[] {'\n'}, StandardOpenOption.APPEND);
      SnapshotId published =
          broker.await(
              Topics.METRICS.name(),
              record ->
                  Json.read(record.value(), MetricEvent.class)
                              instanceof MetricEvent.StageCompleted done
                          && done.snapshot().trajectory().equals(trajectory)
                      ? done.snapshot()
                      : null);
      assertThat(published).hasToString(trajectory + "/growing/0");
      assertThat(snapshot(broker, trajectory).particles()).isEqualTo(343);

      // A frame that cannot be read: its dead letter holds the request and names file and line.
      Files.writeString(
          dump,
          "ITEM: TIMESTEP\n9\nITEM: NUMBER OF ATOMS\nmany\nITEM: TIMESTEP\n10\n",
          StandardOpenOption.APPEND);
      ConsumerRecord<String, byte[]> letter =
          broker.await(
              Topics.SOURCES.deadLetters(),
              record -> dump.toString().equals(record.key()) ? record : null);
      assertThat(Json.read(letter.value(), SourceRequest.class).location())
          .isEqualTo(dump.toString());
      assertThat(reason(letter)).contains(dump.toString()).contains("line ").contains("`many`");

      String stop = trajectory + "-stop";
      broker.send(
          Topics.SOURCES.name(),
          stop,
          Json.write(
              SourceRequest.of(stop, dump.toString(), Split.LIVE)
                  .withTrajectory(trajectory)
                  .withFollowing(Following.STOP)));
      assertThat(awaitFollowed(broker, stop).reason()).isEqualTo("stopped on request");
      broker.send(
          Topics.SOURCES.name(),
          stop,
          Json.write(
              SourceRequest.of(stop, dump.toString(), Split.LIVE)
                  .withTrajectory(trajectory)
                  .withFollowing(Following.STOP)));
      assertThat(
              broker.<String>await(
                  Topics.SOURCES.deadLetters(),
                  record -> stop.equals(record.key()) ? reason(record) : null))
          .contains("is not followed as trajectory " + trajectory);
    }
  }

  @Test
  void aFrameThatLooksWrongIsPublishedWithAWarning() throws Exception {
    String trajectory = "suspicious-" + UUID.randomUUID();
    String dump;
    try (InputStream in = getClass().getResourceAsStream("/lammps/kob-andersen-343.lammpstrj")) {
      dump = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
    // As if the box were in other units than the positions.
    Path file =
        Files.writeString(
            folder.resolve("big.lammpstrj"),
            dump.replaceAll("(?m)^(-?[0-9.e+-]+) ([0-9.e+]+)$", "0 90"));
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      broker.send(
          Topics.SOURCES.name(),
          trajectory,
          Json.write(
              SourceRequest.of(trajectory, file.toString(), Split.LIVE)
                  .withTrajectory(trajectory)));
      MetricEvent.SnapshotSuspicious suspicious =
          broker.await(
              Topics.METRICS.name(),
              record ->
                  Json.read(record.value(), MetricEvent.class)
                              instanceof MetricEvent.SnapshotSuspicious seen
                          && seen.snapshot().trajectory().equals(trajectory)
                      ? seen
                      : null);
      assertThat(suspicious.reasons()).hasSize(2).last().asString().contains("of the box is empty");
      assertThat(snapshot(broker, trajectory).header().box()).containsOnly(90);
      assertThat(get("q/metrics"))
          .contains("supercool_snapshots_suspicious_total{check=\"empty\"} 1.0");
    }
  }

  private static MetricEvent.SourceFollowed awaitFollowed(BrokerClient broker, String request) {
    return broker.await(
        Topics.METRICS.name(),
        record ->
            Json.read(record.value(), MetricEvent.class)
                        instanceof MetricEvent.SourceFollowed followed
                    && followed.request().equals(request)
                ? followed
                : null);
  }

  /** Sources that could not be read, of all tests so far. */
  private int failed() throws Exception {
    Matcher count =
        Pattern.compile("supercool_sources_read_seconds_count\\{outcome=\"failed\"} (\\d+)")
            .matcher(get("q/metrics"));
    return count.find() ? Integer.parseInt(count.group(1)) : 0;
  }

  private String get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static Configuration snapshot(BrokerClient broker, String trajectory) {
    BlockAssembler<Configuration, String> assembler =
        new BlockAssembler<>(new ConfigurationCodec(), 1);
    Configuration whole = null;
    for (ConsumerRecord<String, byte[]> record :
        broker.all(Topics.SNAPSHOTS.name(), record -> trajectory.equals(record.key()))) {
      assertThat(whole).as("one snapshot").isNull();
      whole = assembler.add(record.value(), "block").payload();
    }
    return whole;
  }

  private static void isTheSample(Configuration configuration) {
    assertThat(configuration.particles()).isEqualTo(4096);
    assertThat(configuration.header().split()).isEqualTo(Split.TEST);
    assertThat(configuration.positions()[0]).isEqualTo((double) 14.735426f);
    assertThat(configuration.propensity().times()).containsExactly(0.13, 0.4, 1.3, 5, 16, 52);
    assertThat(configuration.propensity().values()[0][0]).isEqualTo(0.12985326f);
  }

  private static String reason(ConsumerRecord<String, byte[]> letter) {
    return new String(
        letter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
  }
}
