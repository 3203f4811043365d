package io.supercool.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import org.junit.jupiter.api.Test;

class ClusterTest {
  @Test
  void anAddressThatIsNoneIsNamedWithTheRemedy() {
    assertThatThrownBy(() -> new Cluster("nowhere").createMissingTopics((short) 1))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("The address nowhere of Kafka", "KAFKA_BOOTSTRAP_SERVERS");
  }
}
