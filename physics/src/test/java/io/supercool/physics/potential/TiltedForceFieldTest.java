package io.supercool.physics.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.descriptor.CoarseGraining;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.quench.FireQuench;
import io.supercool.physics.quench.QuenchResult;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One periodic liquid, described by an orthogonal box and by tilted ones. */
class TiltedForceFieldTest {
  private static final PeriodicBox STRAIGHT = new PeriodicBox(14, 11, 8);

  /** The same lattice of images: edges plus whole edges. */
  private static final PeriodicBox SHEARED = new PeriodicBox(14, 0, 0, 14, 11, 0, 0, 11, 8);

  private final Random random = new Random(31);
  private final byte[] species = new byte[800];
  private final double[] positions = new double[2400];

  TiltedForceFieldTest() {
    for (int particle = 0; particle < 800; particle++) {
      species[particle] = (byte) (particle % 5 == 0 ? 1 : 0);
      int[] place = {particle % 10, particle / 10 % 10, particle / 100};
      double[] step = {1.4, 1.1, 1};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * particle + axis] = step[axis] * place[axis] + 0.05 * random.nextGaussian();
      }
    }
  }

  @Test
  void hasTheSameEnergiesAndForcesInEveryBoxThatDescribesIt() {
    double[][] expected = evaluate(STRAIGHT, positions);
    assertThat(SHEARED.largestCutoff()).isGreaterThan(2.5);
    double[][] sheared = evaluate(SHEARED, positions);
    for (int k = 0; k < positions.length; k++) {
      assertThat(sheared[0][k]).isCloseTo(expected[0][k], within(1e-9));
      assertThat(sheared[1][k / 3]).isCloseTo(expected[1][k / 3], within(1e-10));
    }
  }

  @Test
  void hasTheSameEnergiesTurned() {
    double angle = 0.7;
    double[] box = {14, 0, 0, 14, 11, 0, 0, 11, 8};
    double[][] turned = evaluate(new PeriodicBox(turned(box, angle)), turned(positions, angle));
    double[][] expected = evaluate(STRAIGHT, positions);
    for (int particle = 0; particle < 800; particle++) {
      assertThat(turned[1][particle]).isCloseTo(expected[1][particle], within(1e-9));
    }
  }

  @Test
  void aMinimumFoundInATiltedBoxIsOneOfTheStraightBoxToo() {
    ForceField forceField = new ForceField(KobAndersenPotential.FORCE_SHIFTED, SHEARED, species);
    QuenchResult found = FireQuench.DEFAULT.quench(forceField, positions);
    double[][] straight = evaluate(STRAIGHT, found.positions());
    for (int k = 0; k < positions.length; k++) {
      assertThat(Math.abs(straight[0][k])).isLessThan(1.01e-4);
      assertThat(straight[1][k / 3]).isCloseTo(found.energies()[k / 3], within(1e-9));
    }
  }

  @Test
  void hasTheSameCoarseGrainedEnergies() {
    float[] values = new float[800];
    for (int k = 0; k < 800; k++) {
      values[k] = (float) random.nextGaussian();
    }
    CoarseGraining averaging = new CoarseGraining(1.5, 2.7);
    float[] expected = averaging.average(values, positions, STRAIGHT);
    float[] sheared = averaging.average(values, positions, SHEARED);
    for (int k = 0; k < 800; k++) {
      assertThat(sheared[k]).isCloseTo(expected[k], within(1e-6f));
    }
  }

  /** Forces and energies. */
  private double[][] evaluate(PeriodicBox box, double[] positions) {
    ForceField forceField = new ForceField(KobAndersenPotential.FORCE_SHIFTED, box, species);
    double[][] result = {new double[positions.length], forceField.energies(positions)};
    forceField.forces(positions, result[0]);
    return result;
  }

  /** Points turned about x, then about z. */
  private static double[] turned(double[] points, double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double[] turned = new double[points.length];
    for (int k = 0; k < points.length; k += 3) {
      double y = cos * points[k + 1] - sin * points[k + 2];
      turned[k] = cos * points[k] - sin * y;
      turned[k + 1] = sin * points[k] + cos * y;
      turned[k + 2] = sin * points[k + 1] + cos * points[k + 2];
    }
    return turned;
  }
}
