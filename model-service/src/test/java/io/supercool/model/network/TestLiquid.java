package io.supercool.model.network;

import io.supercool.equivariant.convolution.Edges;
import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.util.Random;

/** A small random liquid: a jittered lattice, two species, random scalars. */
record TestLiquid(PeriodicBox box, double[] positions, byte[] species, float[] scalars) {
  static final double CUTOFF = 2.0;
  static final int SPECIES = 2;
  static final int SCALARS = 2;

  static TestLiquid of(int side, long seed) {
    Random random = new Random(seed);
    double spacing = 1.1;
    int particles = side * side * side;
    double[] positions = new double[3 * particles];
    byte[] species = new byte[particles];
    float[] scalars = new float[SCALARS * particles];
    for (int particle = 0; particle < particles; particle++) {
      int[] site = {particle % side, particle / side % side, particle / side / side};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * particle + axis] = spacing * (site[axis] + 0.4 * random.nextDouble());
      }
      species[particle] = (byte) (random.nextDouble() < 0.8 ? 0 : 1);
      for (int scalar = 0; scalar < SCALARS; scalar++) {
        scalars[SCALARS * particle + scalar] = (float) random.nextGaussian();
      }
    }
    double edge = spacing * side;
    return new TestLiquid(new PeriodicBox(edge, edge, edge), positions, species, scalars);
  }

  /** The graph, its edge vectors turned by {@code rotation}. */
  NetworkInput input(int lMax, double[][] rotation) {
    NeighbourList list = new NeighbourSearch(box, CUTOFF).find(positions);
    float[] vectors = new float[list.vectors().length];
    for (int edge = 0; edge < list.edges(); edge++) {
      for (int row = 0; row < 3; row++) {
        double sum = 0;
        for (int column = 0; column < 3; column++) {
          sum += rotation[row][column] * list.vectors()[3 * edge + column];
        }
        vectors[3 * edge + row] = (float) sum;
      }
    }
    float[] harmonics = new float[list.edges() * ((lMax + 1) * (lMax + 1) - 1)];
    SphericalHarmonics.fill(lMax, vectors, list.edges(), harmonics);
    return new NetworkInput(
        new Edges(list.offsets(), list.senders(), list.distances(), harmonics, lMax),
        species,
        SPECIES,
        scalars);
  }

  NetworkInput input(int lMax) {
    return input(lMax, Rotations.IDENTITY);
  }

  /** Every particle moved by the same vector; some leave the box. */
  TestLiquid moved(double... by) {
    double[] moved = positions.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += by[i % 3];
    }
    return new TestLiquid(box, moved, species, scalars);
  }

  /** Particle {@code order[i]} becomes particle i. */
  TestLiquid permuted(int[] order) {
    double[] newPositions = new double[positions.length];
    byte[] newSpecies = new byte[species.length];
    float[] newScalars = new float[scalars.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(positions, 3 * order[i], newPositions, 3 * i, 3);
      System.arraycopy(scalars, SCALARS * order[i], newScalars, SCALARS * i, SCALARS);
      newSpecies[i] = species[order[i]];
    }
    return new TestLiquid(box, newPositions, newSpecies, newScalars);
  }
}
