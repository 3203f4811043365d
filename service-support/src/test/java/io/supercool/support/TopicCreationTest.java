package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.supercool.broker.EmbeddedBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class TopicCreationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final TopicCreation topics = new TopicCreation();

  @Test
  void withoutABrokerItWaitsAndIsNotReadyUntilThereIsOne() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    topics.onStart(new StartupEvent(), "127.0.0.1:" + port, (short) 1, PATIENCE);

    assertThat(topics.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(topics.created().toCompletableFuture()).isNotDone();
    try (EmbeddedBroker broker = EmbeddedBroker.temporary(port)) {
      topics.created().toCompletableFuture().get(2, TimeUnit.MINUTES);
      assertThat(topics.call().getStatus()).isEqualTo(Status.UP);
    } finally {
      topics.end();
    }
  }

  @Test
  void anAddressThatIsNoneIsNamed() {
    assertThatThrownBy(() -> topics.createMissing("nowhere", (short) 1, PATIENCE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS")
        .hasMessageContaining("nowhere");
  }
}
