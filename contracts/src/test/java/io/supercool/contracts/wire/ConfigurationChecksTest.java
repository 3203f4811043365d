package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.ContractException;
import org.junit.jupiter.api.Test;

class ConfigurationChecksTest {
  @Test
  void boxesHaveEdgeLengthsOrEdgeVectors() {
    for (double[] box :
        new double[][] {
          {1, 2},
          {1, 2, 3},
          {1, 0, -3, 2},
          {5, 0, 0, 1, 5, 0, -1, 2, 5},
          {0, 1, 0, 1, 0, 0, 0, 0, 1}
        }) {
      assertThatCode(() -> ConfigurationChecks.box(box)).doesNotThrowAnyException();
    }
  }

  @Test
  void aBoxWithoutVolumeIsRefused() {
    for (double[] box :
        new double[][] {
          {},
          {1},
          {1, 0, 1},
          {1, -2},
          {1, 2, 3, 4, 5},
          {1, 2, 2, 4},
          {1, 2, 3, Double.NaN},
          {1, 0, 0, 0, 1, 0, 1, 1, 0},
          {1e200, 0, 0, 0, 1e200, 0, 0, 0, 1e200}
        }) {
      assertThatThrownBy(() -> ConfigurationChecks.box(box))
          .isInstanceOf(ContractException.class)
          .hasMessageContaining("box: ");
    }
  }

  @Test
  void theTimeSinceTheParentIsNotNegative() {
    ConfigurationHeader header = new RandomPayloads(1).configuration(1, 3, false).header();
    assertThatCode(() -> ConfigurationChecks.header(header.withElapsed(0.5)))
        .doesNotThrowAnyException();
    for (double elapsed : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> ConfigurationChecks.header(header.withElapsed(elapsed)))
          .isInstanceOf(ContractException.class)
          .hasMessage("elapsed: " + elapsed);
    }
  }
}
