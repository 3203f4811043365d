package io.supercool.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.contracts.wire.LabelCodec;
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

  private static final List<String> TOPICS =
      List.of(
          Topics.GRAPHS.name(),
          Topics.TRAININGS.name(),
          Topics.MODELS.name(),
          Topics.LABELS.name(),
          Topics.LEARNINGS.name());

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String run = "model-" + UUID.randomUUID();

  @Test
  void trainsOnGraphsAndPredictsOthersDespiteGarbage() throws Exception {
    Graph first = TestGraphs.of(run + "-1", 1, Split.TRAIN);
    Graph second = TestGraphs.of(run + "-2", 2, Split.TRAIN);
    Graph test = TestGraphs.of(run + "-3", 3, Split.TEST);
    TrainingRequest request =
        TrainingRequest.of(
                run, List.of(first.configuration().snapshot(), second.configuration().snapshot()))
            .with()
            .network(NETWORK)
            .training(new TrainingOptions(3, 0, 1, 1e-2, 2e-3, 1e-2, 1, 0, 0, 0.3))
            .build();
    byte[] garbage = ("garbage of " + run).getBytes(StandardCharsets.UTF_8);
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      for (String topic : TOPICS) {
        broker.send(topic, run, garbage);
      }
      publish(broker, first);
      publish(broker, second);
      publish(broker, test);
      broker.send(Topics.TRAININGS.name(), run, Json.write(request));

      MetricEvent.TrainingCompleted completed =
          broker.await(
              Topics.METRICS.name(), record -> event(record, MetricEvent.TrainingCompleted.class));
      assertThat(completed.failure()).isNull();
      assertThat(completed.version()).isEqualTo(run + "@epoch-0003");

      // The test graph came before the first model; it waited for one and was predicted once.
      Prediction prediction =
          broker.await(
              Topics.PREDICTIONS.name(),
              record -> {
                Prediction part = new PredictionCodec().decode(record.value()).part();
                return part.modelVersion().startsWith(run) ? part : null;
              });
      assertThat(prediction.configuration().snapshot()).isEqualTo(test.configuration().snapshot());
      assertThat(prediction.predicted()[0]).hasSize(125);
      assertThat(prediction.descriptors())
          .containsKeys(Prediction.OWN_ENERGY, Prediction.COARSE_GRAINED_ENERGY);

      for (String topic : TOPICS) {
        ConsumerRecord<String, byte[]> letter =
            broker.await(
                Topics.named(topic).orElseThrow().deadLetters(),
                record -> run.equals(record.key()) ? record : null);
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(new String(letter.headers().lastHeader("dead-letter-reason").value()))
            .contains("model-service: " + topic);
      }
    }
  }

  @Test
  void aRunIsLearnedFromWhileItGoesOn() throws Exception {
    Graph labelled = TestGraphs.of(run, 5, Split.LIVE);
    LearningRequest request =
        new LearningRequest(run, run, new double[] {10}, NETWORK, LearningRequest.TRAINING);
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      broker.send(Topics.LEARNINGS.name(), run, Json.write(request));
      Prediction untrained = predictedByTheNewModel(broker, TestGraphs.unlabelled(labelled));
      assertThat(untrained.modelVersion()).isEqualTo(run + "@epoch-0001");

      Label label =
          new Label(
              labelled.configuration().snapshot(), "lj", labelled.configuration().propensity());
      broker.send(Topics.LABELS.name(), run, new LabelCodec().encode(label, 1 << 20).get(0));
      MetricEvent.PrequentialScored scored =
          broker.await(
              Topics.METRICS.name(),
              record ->
                  Json.read(record.value(), MetricEvent.class)
                              instanceof MetricEvent.PrequentialScored event
                          && event.snapshot().trajectory().equals(run)
                      ? event
                      : null);
      assertThat(scored.modelVersion()).isEqualTo(untrained.modelVersion());
      assertThat(scored.scores()).extracting(Score::time).containsOnly(10.0);
      assertThat(scored.descriptors())
          .extracting(MetricEvent.DescriptorScores::name)
          .contains(Prediction.COARSE_GRAINED_ENERGY);
    }
  }

  /** The graph comes again until the service has the request, which is on its way. */
  private Prediction predictedByTheNewModel(BrokerClient broker, Graph graph) throws Exception {
    for (int attempt = 0; attempt < 100; attempt++) {
      publish(broker, graph);
      Thread.sleep(500);
      for (var record : broker.all(Topics.PREDICTIONS.name(), record -> run.equals(record.key()))) {
        Prediction part = new PredictionCodec().decode(record.value()).part();
        if (part.modelVersion().startsWith(run)) {
          return part;
        }
      }
    }
    throw new AssertionError("never predicted by " + run);
  }

  /** Two models predict one snapshot side by side; each has an id of its own. */
  @Test
  void aSnapshotIsPredictedByTheModelsThatItNames() throws Exception {
    Graph learned = TestGraphs.of(run, 6, Split.TRAIN);
    Graph live = TestGraphs.unlabelled(TestGraphs.of(run + "-live", 7, Split.LIVE));
    List<String> models = List.of(run + "-champion", run + "-challenger");
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      publish(broker, learned);
      publish(
          broker,
          live.withConfiguration(
              live.configuration().withHeader(live.configuration().header().withModels(models))));
      for (String model : models) {
        TrainingRequest request =
            TrainingRequest.of(model, List.of(learned.snapshot()))
                .with()
                .network(NETWORK)
                .training(new TrainingOptions(1, 0, model.length(), 1e-2, 2e-3, 1e-2, 1, 0, 0, 0.3))
                .build();
        broker.send(Topics.TRAININGS.name(), model, Json.write(request));
      }
      for (String model : models) {
        Prediction prediction =
            broker.await(
                Topics.PREDICTIONS.name(),
                record -> {
                  Prediction part = new PredictionCodec().decode(record.value()).part();
                  return part.modelVersion().startsWith(model) ? part : null;
                });
        assertThat(prediction.snapshot()).isEqualTo(live.snapshot());
        assertThat(prediction.recordId()).endsWith("@" + model + "@epoch-0001");
      }
    }
  }

  @Test
  void aTrainingThatCannotBeIsRefusedWithItsReason() throws Exception {
    Graph graph = TestGraphs.of(run, 4, Split.TRAIN);
    NetworkOptions other = new NetworkOptions(2, 8, 2, true, 1.5, 6, 8, 2);
    TrainingRequest request =
        TrainingRequest.of(run, List.of(graph.configuration().snapshot()))
            .with()
            .network(other)
            .training(TrainingOptions.DEFAULT)
            .build();
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      publish(broker, graph);
      broker.send(Topics.TRAININGS.name(), run, Json.write(request));
      MetricEvent.TrainingCompleted completed =
          broker.await(
              Topics.METRICS.name(), record -> event(record, MetricEvent.TrainingCompleted.class));
      assertThat(completed.failure()).contains("cutoff 2.0").contains("supercool.graph.cutoff");
    }
  }

  private static void publish(BrokerClient broker, Graph graph) throws Exception {
    GraphCodec codec = new GraphCodec();
    List<byte[]> blocks = codec.encode(graph, 200_000);
    for (int block = 0; block < blocks.size(); block++) {
      broker.send(
          Topics.GRAPHS.name(),
          Topics.GRAPHS.key(graph),
          CloudEvents.blockId(graph.recordId(), block, blocks.size()),
          blocks.get(block));
    }
  }

  private <E extends MetricEvent.TrainingCompleted> @Nullable E event(
      ConsumerRecord<String, byte[]> record, Class<E> type) {
    MetricEvent event = Json.read(record.value(), MetricEvent.class);
    return type.isInstance(event) && type.cast(event).model().equals(run) ? type.cast(event) : null;
  }
}
