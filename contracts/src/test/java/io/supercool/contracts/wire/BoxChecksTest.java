package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.ContractException;
import org.junit.jupiter.api.Test;

class BoxChecksTest {
  @Test
  void takesEdgeLengthsAndEdgeVectors() {
    for (double[] box :
        new double[][] {
          {1, 2},
          {1, 2, 3},
          {1, 0, -3, 2},
          {5, 0, 0, 1, 5, 0, -1, 2, 5},
          {0, 1, 0, 1, 0, 0, 0, 0, 1}
        }) {
      assertThatCode(() -> BoxChecks.box(box)).doesNotThrowAnyException();
    }
  }

  @Test
  void refusesWhatHasNoVolume() {
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
      assertThatThrownBy(() -> BoxChecks.box(box))
          .isInstanceOf(ContractException.class)
          .hasMessageContaining("box: ");
    }
  }
}
