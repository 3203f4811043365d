package io.supercool.physics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TiltedBoxTest {
  private static final double CUTOFF = 1.5;

  @Test
  void theMinimumImageIsTheShortestWhereverThatIsBelowHalfTheSmallestWidth() {
    Random random = new Random(21);
    for (int trial = 0; trial < 3000; trial++) {
      int dimensions = 2 + trial % 2;
      PeriodicBox box = TiltedBoxes.random(random, dimensions, CUTOFF);
      double[] difference = new double[dimensions];
      for (int axis = 0; axis < dimensions; axis++) {
        difference[axis] = 4 * random.nextGaussian();
      }
      double shortest = Double.POSITIVE_INFINITY;
      double[] origin = new double[dimensions];
      for (double[] image : TiltedBoxes.images(box, difference, origin)) {
        shortest = Math.min(shortest, TiltedBoxes.norm(image));
      }
      box.minimumImage(difference);
      if (shortest < box.largestCutoff()) {
        assertThat(TiltedBoxes.norm(difference)).isCloseTo(shortest, within(1e-12));
      }
    }
  }

  @Test
  void wrappingKeepsAParticleOnItsLattice() {
    Random random = new Random(22);
    for (int trial = 0; trial < 500; trial++) {
      PeriodicBox box = TiltedBoxes.random(random, 3, CUTOFF);
      double[] position = {
        20 * random.nextGaussian(), 20 * random.nextGaussian(), 20 * random.nextGaussian()
      };
      double[] wrapped = new double[3];
      double[] fractions = new double[3];
      box.wrap(position, 0, wrapped, fractions);
      for (int axis = 0; axis < 3; axis++) {
        double along = 0;
        for (int edge = 0; edge < 3; edge++) {
          along += fractions[edge] * box.vector(edge, axis);
        }
        assertThat(wrapped[axis]).isCloseTo(along, within(1e-11));
        assertThat(fractions[axis]).isBetween(0.0, 1.0);
        wrapped[axis] -= position[axis];
      }
      box.minimumImage(wrapped);
      assertThat(TiltedBoxes.norm(wrapped)).isLessThan(1e-11);
    }
  }

  @Test
  void measuresAndRefuses() {
    PeriodicBox box = new PeriodicBox(4, 0, 0, 2, 3, 0, 0, 0, 5);
    assertThat(box.volume()).isCloseTo(60, within(1e-12));
    assertThat(box.width(0)).isCloseTo(12 / Math.sqrt(13), within(1e-12));
    assertThat(box.width(1)).isCloseTo(3, within(1e-12));
    assertThat(box.edge(1)).isCloseTo(Math.sqrt(13), within(1e-12));
    assertThatThrownBy(() -> box.requireCutoff(1.6))
        .isInstanceOf(BoxTooSmallException.class)
        .hasMessageContaining("tilted box");
    assertThatThrownBy(() -> new PeriodicBox(1, 2, 3, 2, 4, 6, 0, 0, 1))
        .hasMessageContaining("not flat");
    assertThatThrownBy(() -> new PeriodicBox(1, 2, Double.NaN, 1)).hasMessageContaining("finite");
    assertThatThrownBy(() -> box.minimumImage(1.0, 0)).isInstanceOf(IllegalStateException.class);
  }
}
