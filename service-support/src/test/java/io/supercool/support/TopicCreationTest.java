package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicCreationTest {

  @Test
  void withoutABrokerTheAddressAndTheRemedyAreNamed() {
    assertThatThrownBy(
            () -> TopicCreation.createMissing("127.0.0.1:1", (short) 1, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No Kafka broker answers at 127.0.0.1:1, tried for 1 s")
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void anAddressThatIsNoneIsNamed() {
    assertThatThrownBy(
            () -> TopicCreation.createMissing("nowhere", (short) 1, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS")
        .hasMessageContaining("nowhere");
  }
}
