package io.supercool.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.contracts.wire.GraphCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running service on a real broker. */
@QuarkusTest
@WithTestResource(value = BrokerResource.class, scope = TestResourceScope.GLOBAL)
class GraphServiceTest {
  @TestHTTPResource URI address;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String trajectory = "graph-" + UUID.randomUUID();
  private BrokerClient broker;

  @BeforeEach
  void connect() {
    broker = new BrokerClient(bootstrapServers);
  }

  @AfterEach
  void disconnect() {
    broker.close();
  }

  @Test
  void aRealConfigurationBecomesAGraph() throws Exception {
    Configuration real = Snapshots.real(trajectory);
    publish(real, RecordLimits.BLOCK_BYTES);
    Graph graph = graph();
    assertThat(graph.edges()).isEqualTo(Snapshots.REAL_EDGES);
    assertThat(graph.configuration().snapshot()).isEqualTo(real.snapshot());
    assertThat(graph.configuration().inherentEnergy()).isEqualTo(real.inherentEnergy());
    MetricEvent.StageCompleted completed = completed();
    assertThat(completed.snapshot()).isEqualTo(real.snapshot());
    assertThat(completed.bytes()).isBetween(1_400_000L, 2_200_000L);
  }

  @Test
  void whatCannotBeProcessedIsDeadLetteredAndTheRestGoesOn() throws Exception {
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    broker.send(Topics.SNAPSHOTS.name(), trajectory, garbage);
    assertThat(new ConfigurationCodec().encode(Snapshots.tooSmall(trajectory), 1)).hasSize(2);
    publish(Snapshots.tooSmall(trajectory), 1);
    publish(Snapshots.lattice(trajectory, Potentials.UNKNOWN), RecordLimits.BLOCK_BYTES);
    publish(Snapshots.lattice(trajectory, Potentials.KOB_ANDERSEN_FORCE_SHIFTED), 2000);
    Graph graph = graph();
    assertThat(graph.configuration().particles()).isEqualTo(216);
    assertThat(graph.configuration().inherentEnergy()).hasSize(216);

    List<ConsumerRecord<String, byte[]>> letters =
        broker.first(3, Topics.SNAPSHOTS.deadLetters(), record -> trajectory.equals(record.key()));
    assertThat(letters.get(0).value()).isEqualTo(garbage);
    assertThat(reason(letters.get(0))).contains("not a configuration/2 record");
    // The too small one came as two blocks: one letter speaks for both.
    assertThat(reason(letters.get(1)))
        .contains(
            ": " + trajectory + "/small/0: box edge x is 3.0, shorter than two cutoffs of 2.0");
    assertThat(reason(letters.get(2))).contains("potential 'unknown'");
  }

  @Test
  void healthAndMetricsSayWhatGoesOn() throws Exception {
    publish(
        Snapshots.lattice(trajectory, Potentials.KOB_ANDERSEN_FORCE_SHIFTED),
        RecordLimits.BLOCK_BYTES);
    completed();
    assertThat(get("/q/health/live")).contains("\"progress\"");
    assertThat(get("/q/health/ready"))
        .contains("\"snapshots-in\": \"[OK]\"", "\"graphs-out\": \"[OK]\"");
    assertThat(get("/q/metrics"))
        .contains("supercool_graphs_built_total", "supercool_graph_build_seconds_bucket")
        .contains("supercool_graph_edges_bucket");
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private void publish(Configuration configuration, int blockBytes) throws Exception {
    for (byte[] block : new ConfigurationCodec().encode(configuration, blockBytes)) {
      broker.send(Topics.SNAPSHOTS.name(), trajectory, block);
    }
  }

  private Graph graph() {
    BlockAssembler<Graph, Long> assembler = new BlockAssembler<>(new GraphCodec(), 1);
    return broker.await(
        Topics.GRAPHS.name(),
        record ->
            trajectory.equals(record.key())
                ? assembler.add(record.value(), record.offset()).payload()
                : null);
  }

  private MetricEvent.StageCompleted completed() {
    return broker.await(
        Topics.METRICS.name(),
        record ->
            Json.read(record.value(), MetricEvent.class) instanceof MetricEvent.StageCompleted event
                    && event.snapshot().trajectory().equals(trajectory)
                ? event
                : null);
  }

  private static String reason(ConsumerRecord<?, byte[]> letter) {
    return DeadLetter.read(letter).reason();
  }
}
