package io.supercool.benchmarks.kernel;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Graph;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.List;
import java.util.Random;

/**
 * A liquid-like configuration of any size without a file: a shaken cubic lattice of density 1.2.
 *
 * @param box periodic
 * @param positions {@code [particle * 3 + axis]}
 */
record Lattice(PeriodicBox box, double[] positions) {
  private static final double DENSITY = 1.2;
  private static final double SHAKEN = 0.5;

  /** Of {@code side} cubed particles in no order; the same each time. */
  static Lattice of(int side) {
    return of(side, true);
  }

  /** The same, shuffled or numbered row by row. */
  static Lattice of(int side, boolean shuffled) {
    int particles = side * side * side;
    double edge = Math.cbrt(particles / DENSITY);
    Random random = new Random(1);
    int[] sites = new int[particles];
    for (int i = 0; i < particles; i++) {
      int j = shuffled ? random.nextInt(i + 1) : i;
      sites[i] = sites[j];
      sites[j] = i;
    }
    double[] positions = new double[3 * particles];
    for (int i = 0; i < particles; i++) {
      int[] cell = {sites[i] % side, sites[i] / side % side, sites[i] / side / side};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = (cell[axis] + SHAKEN * random.nextDouble()) * edge / side;
      }
    }
    return new Lattice(new PeriodicBox(edge, edge, edge), positions);
  }

  /** Its particles, all of species A, at their inherent positions. */
  Configuration configuration() {
    int particles = positions.length / 3;
    ConfigurationHeader header =
        ConfigurationHeader.builder(new SnapshotId("lattice", "lattice", 0), Split.TRAIN)
            .box(new double[] {box.edge(0), box.edge(1), box.edge(2)})
            .species(List.of("A"))
            .build();
    return Configuration.of(header, new byte[particles], positions)
        .withInherentStructure(new InherentStructure(positions, new float[particles]));
  }

  /** Its graph. */
  Graph graph(double cutoff) {
    NeighbourList list = new NeighbourSearch(box, cutoff).find(positions);
    return new Graph(configuration(), cutoff, list.offsets(), list.senders(), list.vectors());
  }
}
