package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.contracts.topic.Topics;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OutageBroker.class)
class BrokerOutageTest {
  Consumer<Boolean> broker;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void heartbeatsGoOnAfterTheBrokerWasAway() {
    requireHeartbeats(1, record -> true);
    broker.accept(false);
    int port = Integer.parseInt(bootstrapServers.split(":")[1]);
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
        .isInstanceOf(ConnectException.class);
    broker.accept(true);
    long restarted = Instant.now().toEpochMilli();
    requireHeartbeats(2, record -> record.timestamp() > restarted);
  }

  /** Fails if so many do not come. */
  private void requireHeartbeats(int count, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    try (BrokerClient client = new BrokerClient(bootstrapServers)) {
      client.first(count, Topics.METRICS.name(), wanted);
    }
  }
}
