package io.supercool.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Json;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Split;
import io.supercool.contracts.Topics;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.contracts.wire.PredictionCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BrokerResource.class)
class ModelServiceTest {
  private static final NetworkOptions NETWORK = new NetworkOptions(2, 8, 2, true, 2.0, 6, 8, 2);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String run = "model-" + UUID.randomUUID();

  @Test
  void trainsOnGraphsAndPredictsOthersDespiteGarbage() throws Exception {
    Graph first = TestGraphs.of(run + "-1", 1, Split.TRAIN);
    Graph second = TestGraphs.of(run + "-2", 2, Split.TRAIN);
    Graph test = TestGraphs.of(run + "-3", 3, Split.TEST);
    TrainingRequest request =
        new TrainingRequest(
            run,
            List.of(first.configuration().id(), second.configuration().id()),
            List.of(),
            NETWORK,
            new TrainingOptions(3, 0, 1, 1e-2, 2e-3, 1e-2, 1, 0));
    byte[] garbage = ("garbage of " + run).getBytes(StandardCharsets.UTF_8);
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      for (String topic : List.of(Topics.GRAPHS, Topics.TRAININGS, Topics.MODELS)) {
        broker.send(topic, run, garbage);
      }
      publish(broker, first);
      publish(broker, second);
      publish(broker, test);
      broker.send(Topics.TRAININGS, run, Json.write(request));

      MetricEvent.TrainingCompleted completed =
          broker.await(
              Topics.METRICS, record -> event(record, MetricEvent.TrainingCompleted.class));
      assertThat(completed.failure()).isNull();
      assertThat(completed.version()).isEqualTo(run + "@epoch-0003");

      // The test graph came before the first model; it waited for one and was predicted once.
      Prediction prediction =
          broker.await(
              Topics.PREDICTIONS,
              record -> {
                Prediction part = new PredictionCodec().decode(record.value()).part();
                return part.modelVersion().startsWith(run) ? part : null;
              });
      assertThat(prediction.configuration().id()).isEqualTo(test.configuration().id());
      assertThat(prediction.propensity()[0]).hasSize(125);
      assertThat(prediction.descriptors())
          .containsKeys(Prediction.OWN_ENERGY, Prediction.COARSE_GRAINED_ENERGY);

      for (String topic : List.of(Topics.GRAPHS, Topics.TRAININGS, Topics.MODELS)) {
        ConsumerRecord<String, byte[]> letter =
            broker.await(
                Topics.deadLetters(topic), record -> run.equals(record.key()) ? record : null);
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(new String(letter.headers().lastHeader("dead-letter-reason").value()))
            .contains("model-service: " + topic);
      }
    }
  }

  @Test
  void aTrainingThatCannotBeIsRefusedWithItsReason() throws Exception {
    Graph graph = TestGraphs.of(run, 4, Split.TRAIN);
    NetworkOptions other = new NetworkOptions(2, 8, 2, true, 1.5, 6, 8, 2);
    TrainingRequest request =
        new TrainingRequest(
            run, List.of(graph.configuration().id()), List.of(), other, TrainingOptions.DEFAULT);
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      publish(broker, graph);
      broker.send(Topics.TRAININGS, run, Json.write(request));
      MetricEvent.TrainingCompleted completed =
          broker.await(
              Topics.METRICS, record -> event(record, MetricEvent.TrainingCompleted.class));
      assertThat(completed.failure()).contains("cutoff 2.0").contains("supercool.graph.cutoff");
    }
  }

  private static void publish(BrokerClient broker, Graph graph) throws Exception {
    GraphCodec codec = new GraphCodec();
    List<byte[]> blocks = codec.encode(graph, 200_000);
    for (int block = 0; block < blocks.size(); block++) {
      broker.send(
          Topics.GRAPHS,
          graph.configuration().id().run(),
          codec.id(graph) + "#" + block + "/" + blocks.size(),
          blocks.get(block));
    }
  }

  private <E extends MetricEvent.TrainingCompleted> @Nullable E event(
      ConsumerRecord<String, byte[]> record, Class<E> type) {
    MetricEvent event = Json.read(record.value(), MetricEvent.class);
    return type.isInstance(event) && type.cast(event).model().equals(run) ? type.cast(event) : null;
  }
}
