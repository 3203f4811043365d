package io.supercool.physics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.geometry.BoxTooSmallException;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellListTest {
  private static final double REACH = 1.5;
  private static final List<PeriodicBox> BOXES =
      List.of(
          new PeriodicBox(5, 3, 8),
          new PeriodicBox(7, 4),
          new PeriodicBox(6, 0, 0, 4, 5, 0, -2, 1, 7),
          new PeriodicBox(6, 0, 3, 5));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyPairWithinReachComesOnceThroughItsNearestImage(int cellsPerReach) {
    Random random = new Random(cellsPerReach);
    for (PeriodicBox box : BOXES) {
      CellList cells = new CellList(box, REACH, cellsPerReach);
      for (int particles : new int[] {80, 1, 0, 130}) {
        double[] positions = positions(random, box, particles);
        int[][] times = times(cells.sort(positions));
        for (int i = 0; i < particles; i++) {
          for (int j = 0; j < particles; j++) {
            boolean near = i != j && distance(box, positions, i, j) < REACH;
            assertThat(times[i][j]).isEqualTo(near ? 1 : 0);
          }
        }
      }
    }
  }

  @Test
  void slotsHoldTheParticlesOfEachCellInOrder() {
    Random random = new Random(5);
    PeriodicBox box = BOXES.get(0);
    CellList cells = new CellList(box, REACH, 1).sort(positions(random, box, 300));
    int total = 0;
    for (int cell = 0; cell < cells.cells(); cell++) {
      for (int slot = cells.first(cell); slot < cells.first(cell + 1); slot++) {
        int particle = cells.particleAt()[slot];
        assertThat(cells.slotOf()[particle]).isEqualTo(slot);
        assertThat(slot == cells.first(cell) || cells.particleAt()[slot - 1] < particle).isTrue();
      }
      total += cells.members(cell);
    }
    assertThat(total).isEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 64})
  void partsHaveAllCellsAndAboutAsManyParticles(int parts) {
    PeriodicBox box = new PeriodicBox(12, 13, 14);
    CellList cells = new CellList(box, REACH, 1).sort(positions(new Random(6), box, 2000));
    int[] from = cells.divide(parts);
    assertThat(from).hasSize(parts + 1).isSorted().startsWith(0).endsWith(cells.cells());
    for (int part = 0; part < parts; part++) {
      int particles = cells.first(from[part + 1]) - cells.first(from[part]);
      assertThat((double) particles).isCloseTo(2000.0 / parts, within(30.0));
    }
  }

  @Test
  void refusesHalfAParticleAndASmallBox() {
    CellList cells = new CellList(BOXES.get(0), REACH, 1);
    assertThatThrownBy(() -> cells.sort(new double[4])).hasMessageContaining("4 coordinates");
    assertThatThrownBy(() -> new CellList(BOXES.get(0), 1.6, 1))
        .isInstanceOf(BoxTooSmallException.class);
  }

  /** How often each pair comes within reach, {@code [i][j]} and {@code [j][i]}. */
  private static int[][] times(CellList cells) {
    int[][] times = new int[cells.particles()][cells.particles()];
    double[] at = cells.coordinates();
    cells.forEachPairOfCells(
        (from, to, otherFrom, otherTo, shift, itself) -> {
          for (int slot = from; slot < to; slot++) {
            for (int other = itself ? slot + 1 : otherFrom; other < otherTo; other++) {
              double square = 0;
              for (int axis = 0; axis < 3; axis++) {
                double along = at[3 * other + axis] + shift[axis] - at[3 * slot + axis];
                square += along * along;
              }
              if (Math.sqrt(square) < REACH) {
                times[cells.particleAt()[slot]][cells.particleAt()[other]]++;
                times[cells.particleAt()[other]][cells.particleAt()[slot]]++;
              }
            }
          }
        });
    return times;
  }

  private static double distance(PeriodicBox box, double[] positions, int i, int j) {
    double[] apart = new double[box.dimensions()];
    for (int axis = 0; axis < apart.length; axis++) {
      apart[axis] = positions[j * apart.length + axis] - positions[i * apart.length + axis];
    }
    box.minimumImage(apart);
    double square = 0;
    for (double along : apart) {
      square += along * along;
    }
    return Math.sqrt(square);
  }

  private static double[] positions(Random random, PeriodicBox box, int particles) {
    return random.doubles((long) particles * box.dimensions(), -10, 10).toArray();
  }
}
