package io.supercool.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.Label;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.contracts.wire.LabelCodec;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service as it is wired; the rules are {@link LabelTopologyTest}'s. */
@QuarkusTest
@WithTestResource(BrokerResource.class)
class LabelServiceTest {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void framesAreLabelledDespiteGarbage() throws Exception {
    String trajectory = "labels-" + UUID.randomUUID();
    byte[] garbage = ("garbage of " + trajectory).getBytes(StandardCharsets.UTF_8);
    try (BrokerClient broker = new BrokerClient(bootstrapServers)) {
      for (String topic :
          new String[] {Topics.SNAPSHOTS.name(), Topics.LEARNINGS.name(), Topics.REPLICAS.name()}) {
        broker.send(topic, trajectory, garbage);
      }
      broker.send(
          Topics.LEARNINGS.name(),
          trajectory,
          Json.write(
              new LearningRequest(
                  "model",
                  trajectory,
                  new double[] {2},
                  NetworkOptions.DEFAULT,
                  LearningRequest.TRAINING)));
      for (int frame = 0; frame < 3; frame++) {
        // One particle that goes round a box of edge 4.
        double[] position = {1.5 * frame % 4, 0, 0};
        byte[] record =
            new ConfigurationCodec()
                .encode(
                    TestRecords.frame(trajectory, frame, frame, new double[] {4, 4, 4}, position),
                    1 << 20)
                .get(0);
        broker.send(Topics.SNAPSHOTS.name(), trajectory, record);
      }
      ConsumerRecord<String, byte[]> published =
          broker.await(
              Topics.LABELS.name(), record -> trajectory.equals(record.key()) ? record : null);
      Label label = new LabelCodec().decode(published.value()).part();
      assertThat(label.recordId()).isEqualTo(trajectory + "/liquid/0+2.0");
      assertThat(label.propensity().values()[0]).containsExactly(3f);
      assertThat(new String(published.headers().lastHeader("ce_id").value()))
          .isEqualTo(trajectory + "/liquid/0+2.0#0/1");

      ConsumerRecord<String, byte[]> letter =
          broker.await(
              Topics.REPLICAS.deadLetters(),
              record -> trajectory.equals(record.key()) ? record : null);
      assertThat(letter.value()).isEqualTo(garbage);
    }
  }
}
