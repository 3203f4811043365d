package io.supercool.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerNodesTest {
  @Test
  void threeNodesKeepThreeCopiesOfWhichOneMayBeAway() {
    BrokerNodes nodes = BrokerNodes.parse("1:11,2:12,3:13");

    assertThat(nodes.replicas()).isEqualTo(3);
    assertThat(nodes.replicasInSync()).isEqualTo(2);
    assertThat(nodes.voters()).isEqualTo("1@127.0.0.1:11,2@127.0.0.1:12,3@127.0.0.1:13");
    assertThat(nodes.clusterId())
        .as("of all that are given the same list")
        .isEqualTo(BrokerNodes.parse("1:11,2:12,3:13").clusterId())
        .isNotEqualTo(BrokerNodes.parse("1:11,2:12,3:14").clusterId());
  }

  @Test
  void fewerWaitForNobody() {
    assertThat(BrokerNodes.parse("1:11,2:12").replicasInSync()).isEqualTo(1);
    assertThat(BrokerNodes.parse("1:11").replicas()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1:2:3", "1:11,", "one:11", "1:11,2"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> BrokerNodes.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
