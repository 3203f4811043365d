package io.supercool.physics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PeriodicBoxTest {
  @Test
  void wrapsIntoTheHalfOpenBox() {
    PeriodicBox box = new PeriodicBox(3, 4);
    assertThat(box.wrap(3, 0)).isZero();
    assertThat(box.wrap(-1, 1)).isEqualTo(3);
    assertThat(box.wrap(9.5, 1)).isEqualTo(1.5);
    assertThat(box.wrap(-1e-20, 0)).isZero();
  }

  @Test
  void wrappingMovesByWholeEdges() {
    Random random = new Random(1);
    PeriodicBox box = new PeriodicBox(3.7, 4.1, 5.3);
    for (int trial = 0; trial < 1000; trial++) {
      int axis = random.nextInt(3);
      double coordinate = 100 * random.nextGaussian();
      double wrapped = box.wrap(coordinate, axis);
      assertThat(wrapped).isGreaterThanOrEqualTo(0).isLessThan(box.edge(axis));
      double edges = (coordinate - wrapped) / box.edge(axis);
      assertThat(edges).isCloseTo(Math.rint(edges), within(1e-12));
    }
  }

  @Test
  void minimumImageIsTheShortestAndOdd() {
    Random random = new Random(2);
    PeriodicBox box = new PeriodicBox(3.7, 4.1, 5.3);
    for (int trial = 0; trial < 1000; trial++) {
      int axis = random.nextInt(3);
      double difference = 20 * random.nextGaussian();
      double image = box.minimumImage(difference, axis);
      assertThat(Math.abs(image)).isLessThanOrEqualTo(box.edge(axis) / 2);
      assertThat(box.minimumImage(-difference, axis)).isEqualTo(-image);
    }
  }

  @Test
  void refusesACutoffItCannotHold() {
    PeriodicBox box = new PeriodicBox(10, 4.5, 12);
    assertThatCode(() -> box.requireCutoff(2.25)).doesNotThrowAnyException();
    assertThatThrownBy(() -> box.requireCutoff(2.5))
        .isInstanceOf(BoxTooSmallException.class)
        .hasMessageContaining("edge y is 4.5")
        .hasMessageContaining("cutoffs of 2.5")
        .hasMessageContaining("at most 2.25");
    assertThatThrownBy(() -> box.requireCutoff(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(box.largestCutoff()).isEqualTo(2.25);
  }

  @Test
  void refusesEdgesThatAreNone() {
    assertThatThrownBy(() -> new PeriodicBox(1)).hasMessageContaining("2 or 3 edges");
    assertThatThrownBy(() -> new PeriodicBox(1, 0)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new PeriodicBox(1, Double.NaN, 1)).hasMessageContaining("positive");
  }
}
