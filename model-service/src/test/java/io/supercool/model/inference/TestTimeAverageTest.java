package io.supercool.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Graph;
import io.supercool.contracts.Split;
import io.supercool.model.TestGraphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestTimeAverageTest {
  private final Graph own = TestGraphs.of("own", 3, Split.TEST);
  private final double edge = own.configuration().header().box()[0];
  private final List<Graph> predicted = new ArrayList<>();

  @Test
  void aContinuationCountsAtTimesThatItHasMostOfTheWayToGoTo() {
    Graph near = movedAlongX(0.1);
    Graph far = movedAlongX(0.3);
    // The configuration itself is predicted to move by 0.1, 0.2 and 1.
    assertThat(mean(near)).containsExactly(0.1f, (0.2f + 20) / 2, (1 + 20f) / 2);
    assertThat(mean(far)).containsExactly(0.1f, 0.2f, (1 + 20f) / 2);
    assertThat(mean(near, far, near)).containsExactly(0.1f, (0.2f + 40) / 3, (1 + 60f) / 4);
  }

  @Test
  void whatIsTooFarAtAllTimesIsNotEvenPredicted() {
    assertThat(mean(movedAlongX(0.7))).containsExactly(0.1f, 0.2f, 1);
    assertThat(predicted).hasSize(1);
  }

  @Test
  void aWayThroughAFaceOfTheBoxIsNoFarther() {
    assertThat(mean(movedAlongX(0.1 - edge))[1]).isCloseTo((0.2f + 20) / 2, within(1e-5f));
  }

  @Test
  void withoutInherentPositionsItIsRefused() {
    Graph bare = TestGraphs.elsewhere(own, null);
    assertThatThrownBy(() -> mean(bare))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no inherent positions; graph-service should have added them");
  }

  /** One particle's mean prediction at three times. */
  private float[] mean(Graph... continuations) {
    predicted.clear();
    float[][] mean = TestTimeAverage.of(new GraphGroup(own, List.of(continuations)), this::predict);
    return new float[] {mean[0][7], mean[1][7], mean[2][7]};
  }

  private float[][] predict(Graph graph) {
    predicted.add(graph);
    float[] ways = graph == own ? new float[] {.1f, .2f, 1} : new float[] {20, 20, 20};
    float[][] propensity = new float[3][graph.particles()];
    for (int time = 0; time < 3; time++) {
      Arrays.fill(propensity[time], ways[time]);
    }
    return propensity;
  }

  private Graph movedAlongX(double by) {
    double[] positions = own.configuration().inherentPositions().clone();
    for (int x = 0; x < positions.length; x += 3) {
      positions[x] += by;
    }
    return TestGraphs.elsewhere(own, positions);
  }
}
