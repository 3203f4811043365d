package io.supercool.physics.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnwrappingTest {
  private static final PeriodicBox BOX = new PeriodicBox(5, 6, 7);

  @Test
  void wrappedAndUnwrappedFramesGiveTheSameDisplacements() {
    Random random = new Random(1);
    int coordinates = 3 * 50;
    double[] path = random.doubles(coordinates, 0, 5).toArray();
    double[] start = path.clone();
    double[] wrapped = wrapped(path);
    double[] unwrapped = path.clone();
    double[] wrappedStart = wrapped.clone();
    for (int frame = 0; frame < 40; frame++) {
      for (int k = 0; k < coordinates; k++) {
        path[k] += 4.8 * (random.nextDouble() - 0.5);
      }
      wrapped = Unwrapping.follow(BOX, wrapped, wrapped(path));
      unwrapped = Unwrapping.follow(BOX, unwrapped, path);
    }
    float[] truth = Unwrapping.distances(start, path, 3);
    assertThat(truth).hasSize(50);
    float[] fromWrapped = Unwrapping.distances(wrappedStart, wrapped, 3);
    float[] fromUnwrapped = Unwrapping.distances(start, unwrapped, 3);
    boolean beyondTheBox = false;
    for (int i = 0; i < truth.length; i++) {
      assertThat(fromWrapped[i]).isCloseTo(truth[i], within(1e-5f));
      assertThat(fromUnwrapped[i]).isCloseTo(truth[i], within(1e-5f));
      beyondTheBox |= truth[i] > 8;
    }
    assertThat(beyondTheBox).as("some left the box").isTrue();
  }

  private static double[] wrapped(double[] positions) {
    double[] wrapped = new double[positions.length];
    for (int k = 0; k < wrapped.length; k++) {
      wrapped[k] = BOX.wrap(positions[k], k % 3);
    }
    return wrapped;
  }

  @Test
  void acrossTheFacesOfATiltedBoxToo() {
    PeriodicBox tilted = new PeriodicBox(5, 0, 0, 2, 6, 0, 1, -1, 7);
    double[] before = {4.9, 0.1, 0.1};
    // The same particle after (0.2, -0.2, 0): left through the lower face of the second edge.
    double[] next = {4.9 + 0.2 + 2, 0.1 - 0.2 + 6, 0.1};
    assertThat(Unwrapping.follow(tilted, before, next))
        .containsExactly(new double[] {5.1, -0.1, 0.1}, within(1e-12));
  }
}
