package io.supercool.physics.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.physics.data.Botan;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.potential.KobAndersenPotential;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StructureMeasurementTest {
  @Test
  void agreesWithWhatScipySaysOfConfiguration401() {
    Structure structure = botan(Botan.BOX);
    assertThat(structure.density()).isCloseTo(1.2, within(1e-12));
    assertThat(structure.empty()).isLessThan(0.01);
    Structure.ClosestPair closest = Objects.requireNonNull(structure.closest());
    // By scipy's cKDTree: the nearest A and B, 0.780 apart; no A and A, nor B and B, so overlap.
    assertThat(closest.distance()).isCloseTo(0.941, within(5e-4));
    assertThat(closest.contact()).isEqualTo(1);
    Structure.Peak peak = Objects.requireNonNull(structure.peak());
    assertThat(peak.position()).isCloseTo(1.06, within(0.03));
    assertThat(peak.height()).isCloseTo(2.9, within(0.15));
  }

  @Test
  void aTiltedDescriptionOfTheSameLiquidChangesNothing() {
    double edge = Botan.BOX.edge(0);
    Structure straight = botan(Botan.BOX);
    Structure tilted = botan(new PeriodicBox(edge, 0, 0, -edge, edge, 0, 0, 0, edge));
    assertThat(Objects.requireNonNull(tilted.closest()).distance())
        .isCloseTo(Objects.requireNonNull(straight.closest()).distance(), within(1e-12));
    assertThat(Objects.requireNonNull(tilted.peak()).height())
        .isCloseTo(Objects.requireNonNull(straight.peak()).height(), within(1e-9));
  }

  @Test
  void findsTheClosestPairThatBruteForceFinds() {
    Random random = new Random(41);
    int found = 0;
    for (int particles = 2; particles < 200; particles += 3) {
      int dimensions = 2 + particles % 2;
      double[] edges = new double[dimensions];
      for (int axis = 0; axis < dimensions; axis++) {
        edges[axis] = 3 + 3 * random.nextDouble();
      }
      PeriodicBox box = new PeriodicBox(edges);
      double[] positions = new double[particles * dimensions];
      byte[] species = new byte[particles];
      for (int k = 0; k < positions.length; k++) {
        positions[k] = 20 * random.nextDouble() - 10;
        species[k / dimensions] = (byte) random.nextInt(2);
      }
      double[] contacts = {1, 0.5, 0.5, 0.7};
      Structure structure = StructureMeasurement.of(box, species, 2, contacts, positions);
      double reach = Math.min(1.35 * structure.spacing(), box.largestCutoff());
      double least = least(box, species, contacts, positions, reach);
      if (structure.crowding() > 10 || least == Double.POSITIVE_INFINITY) {
        assertThat(structure.closest()).isNull();
      } else {
        Structure.ClosestPair closest = Objects.requireNonNull(structure.closest());
        assertThat(closest.ratio()).isCloseTo(least, within(1e-12));
        found++;
      }
    }
    assertThat(found).isGreaterThan(50);
  }

  @Test
  void anIdealGasHasNoPeakAndACrowdIsNotCounted() {
    Random random = new Random(42);
    double[] positions = new double[3 * 4000];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = 15 * random.nextDouble();
    }
    byte[] species = new byte[4000];
    Structure gas =
        StructureMeasurement.of(new PeriodicBox(15, 15, 15), species, 1, null, positions);
    assertThat(Objects.requireNonNull(gas.peak()).height()).isBetween(0.9, 1.3);
    assertThat(Objects.requireNonNull(gas.closest()).contact()).isEqualTo(gas.spacing());
    Structure crowd =
        StructureMeasurement.of(new PeriodicBox(99, 99, 99), species, 1, null, positions);
    assertThat(crowd.empty()).isGreaterThan(0.95);
    assertThat(crowd.closest()).isNull();
    assertThat(crowd.peak()).isNull();
  }

  @Test
  void inABoxTooSmallForItThereIsNoPeak() {
    Structure structure =
        StructureMeasurement.of(
            new PeriodicBox(3, 3), new byte[2], 1, null, new double[] {0, 0, 0, 1});
    assertThat(structure.peak()).isNull();
    assertThat(Objects.requireNonNull(structure.closest()).distance()).isEqualTo(1);
  }

  private static Structure botan(PeriodicBox box) {
    return StructureMeasurement.of(
        box,
        Botan.validation(401).bytes("types"),
        2,
        KobAndersenPotential.sigmas(),
        Botan.validation(401).numbers("initial_positions"));
  }

  /** Distance over contact distance, the least of all pairs within reach. */
  private static double least(
      PeriodicBox box, byte[] species, double[] contacts, double[] positions, double reach) {
    int dimensions = box.dimensions();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < species.length; i++) {
      for (int j = 0; j < i; j++) {
        double square = 0;
        for (int axis = 0; axis < dimensions; axis++) {
          double along =
              box.minimumImage(
                  positions[i * dimensions + axis] - positions[j * dimensions + axis], axis);
          square += along * along;
        }
        if (Math.sqrt(square) < reach) {
          least = Math.min(least, Math.sqrt(square) / contacts[2 * species[i] + species[j]]);
        }
      }
    }
    return least;
  }
}
