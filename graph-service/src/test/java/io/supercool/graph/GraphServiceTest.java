package io.supercool.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.contracts.wire.GraphCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The running service on a real broker. */
@QuarkusTest
@WithTestResource(value = BrokerResource.class, scope = TestResourceScope.GLOBAL)
class GraphServiceTest {
  @TestHTTPResource URI address;

  private final String run = "graph-" + UUID.randomUUID();

  @Test
  void aRealConfigurationBecomesAGraph() throws Exception {
    Configuration real = Snapshots.real(run);
    try (TestTopics topics = new TestTopics(run)) {
      publish(topics, real, RecordLimits.BLOCK_BYTES);
      Graph graph = graph(topics);
      assertThat(graph.edges()).isEqualTo(Snapshots.REAL_EDGES);
      assertThat(graph.configuration().snapshot()).isEqualTo(real.snapshot());
      assertThat(graph.configuration().inherentEnergy()).isEqualTo(real.inherentEnergy());
      MetricEvent.StageCompleted completed = completed(topics);
      assertThat(completed.snapshot()).isEqualTo(real.snapshot());
      assertThat(completed.bytes()).isBetween(1_400_000L, 2_200_000L);
    }
  }

  @Test
  void whatCannotBeProcessedIsDeadLetteredAndTheRestGoesOn() throws Exception {
    try (TestTopics topics = new TestTopics(run)) {
      topics.send(Topics.SNAPSHOTS.name(), "garbage".getBytes());
      assertThat(new ConfigurationCodec().encode(Snapshots.tooSmall(run), 1)).hasSize(2);
      publish(topics, Snapshots.tooSmall(run), 1);
      publish(topics, Snapshots.lattice(run, Potentials.UNKNOWN), RecordLimits.BLOCK_BYTES);
      publish(topics, Snapshots.lattice(run, Potentials.KOB_ANDERSEN_FORCE_SHIFTED), 2000);
      Graph graph = graph(topics);
      assertThat(graph.configuration().particles()).isEqualTo(216);
      assertThat(graph.configuration().inherentEnergy()).hasSize(216);

      String letters = Topics.SNAPSHOTS.deadLetters();
      ConsumerRecord<String, byte[]> garbage = topics.next(letters);
      assertThat(garbage.value()).isEqualTo("garbage".getBytes());
      assertThat(TestTopics.reason(garbage)).isNotBlank();
      // The too small one came as two blocks: one letter speaks for both.
      assertThat(TestTopics.reason(topics.next(letters)))
          .contains(": " + run + "/small/0: box edge x is 3.0, shorter than two cutoffs of 2.0");
      assertThat(TestTopics.reason(topics.next(letters))).contains("potential 'unknown'");
    }
  }

  @Test
  void healthAndMetricsSayWhatGoesOn() throws Exception {
    try (TestTopics topics = new TestTopics(run)) {
      publish(
          topics,
          Snapshots.lattice(run, Potentials.KOB_ANDERSEN_FORCE_SHIFTED),
          RecordLimits.BLOCK_BYTES);
      completed(topics);
    }
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

  private static void publish(TestTopics topics, Configuration configuration, int blockBytes)
      throws ExecutionException, InterruptedException {
    for (byte[] block : new ConfigurationCodec().encode(configuration, blockBytes)) {
      topics.send(Topics.SNAPSHOTS.name(), block);
    }
  }

  private static Graph graph(TestTopics topics) {
    BlockAssembler<Graph, Integer> assembler = new BlockAssembler<>(new GraphCodec(), 1);
    while (true) {
      Graph graph = assembler.add(topics.next(Topics.GRAPHS.name()).value(), 0).payload();
      if (graph != null) {
        return graph;
      }
    }
  }

  private MetricEvent.StageCompleted completed(TestTopics topics) {
    List<MetricEvent> others = new ArrayList<>();
    while (others.size() < 1000) {
      MetricEvent event =
          Json.read(topics.nextOfAnyKey(Topics.METRICS.name()).value(), MetricEvent.class);
      if (event instanceof MetricEvent.StageCompleted completed
          && completed.snapshot().trajectory().equals(run)) {
        return completed;
      }
      others.add(event);
    }
    throw new AssertionError("no stage.completed among " + others);
  }
}
