package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supercool.contracts.topic.Topics;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Instant;
import java.util.function.Consumer;
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
    assertThat(TopicReader.read(bootstrapServers, Topics.METRICS.name(), 1, record -> true))
        .as("on a slow machine several have come")
        .isNotEmpty();
    broker.accept(false);
    int port = Integer.parseInt(bootstrapServers.split(":")[1]);
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
        .isInstanceOf(ConnectException.class);
    broker.accept(true);
    long restarted = Instant.now().toEpochMilli();
    assertThat(
            TopicReader.read(
                bootstrapServers,
                Topics.METRICS.name(),
                2,
                record -> record.timestamp() > restarted))
        .hasSizeGreaterThanOrEqualTo(2);
  }
}
