package io.supercool.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.broker.testing.SharedBroker;
import io.supercool.contracts.Graph;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.Topics;
import io.supercool.model.TestGraphs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainingSetReplayTest {
  private static final long MAX_BYTES = 1L << 30;

  private static EmbeddedBroker broker;

  private final Graph first = TestGraphs.of("a", 1, Split.TRAIN);
  private final Graph second = TestGraphs.of("b", 2, Split.TRAIN);

  @BeforeAll
  static void startBroker() {
    broker = SharedBroker.another();
  }

  @AfterAll
  static void endBroker() {
    broker.close();
  }

  @Test
  void ofAGraphThatCameTwiceTheLaterCounts() throws Exception {
    Graph later = TestGraphs.lifted(first, 1);
    publish(first, second, later);

    Map<SnapshotId, Graph> collected =
        replay(Duration.ofMinutes(1)).collect(Set.of(first.snapshot(), second.snapshot()));

    assertThat(collected).containsOnlyKeys(first.snapshot(), second.snapshot());
    assertThat(collected.get(first.snapshot()).configuration().inherentEnergy())
        .isEqualTo(later.configuration().inherentEnergy());
  }

  @Test
  void graphThatDoesNotComeIsNamed() {
    SnapshotId missing = new SnapshotId("nowhere", "configuration", 0);

    assertThatThrownBy(() -> replay(Duration.ofMillis(100)).collect(Set.of(missing)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(missing.toString());
  }

  private static TrainingSetReplay replay(Duration timeout) {
    return new TrainingSetReplay(broker.bootstrapServers(), MAX_BYTES, timeout);
  }

  private static void publish(Graph... graphs) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (Graph graph : graphs) {
        List<byte[]> blocks = Topics.GRAPHS.codec().encode(graph, RecordLimits.BLOCK_BYTES);
        for (int block = 0; block < blocks.size(); block++) {
          Headers headers =
              CloudEvents.headers(
                  CloudEvents.blockId(graph.recordId(), block, blocks.size()),
                  Topics.GRAPHS.type(),
                  "graph-service",
                  CloudEvents.ARROW_STREAM);
          producer
              .send(
                  new ProducerRecord<>(
                      Topics.GRAPHS.name(),
                      null,
                      Topics.GRAPHS.key(graph),
                      blocks.get(block),
                      headers))
              .get();
        }
      }
    }
  }
}
