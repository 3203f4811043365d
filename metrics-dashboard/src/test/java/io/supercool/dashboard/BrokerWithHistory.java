package io.supercool.dashboard;

import io.supercool.broker.testing.BrokerResource;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The tests' broker, on which something was said before the dashboard started. */
public class BrokerWithHistory extends BrokerResource {
  static final String EARLIER_TRAINING = "earlier-training";

  @Override
  public Map<String, String> start() {
    Map<String, String> broker = super.start();
    byte[] event = Json.write(DashboardTest.progress(EARLIER_TRAINING, 1));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.get("kafka.bootstrap.servers")),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.METRICS.name(), "earlier", event));
    }
    return broker;
  }
}
