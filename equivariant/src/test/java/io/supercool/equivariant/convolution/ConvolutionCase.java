package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.equivariant.harmonics.SphericalHarmonics;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A random symmetric graph with random inputs to a convolution on it. */
record ConvolutionCase(
    ConvolutionShape shape,
    RadialGrid grid,
    double[][] positions,
    Edges edges,
    float[] features,
    float[] radialTable) {

  static final double CUTOFF = 2;

  /** {@code nodes} points in a cube with on average about 8 neighbours, the last one far away. */
  static ConvolutionCase random(ConvolutionShape shape, int nodes, long seed) {
    Random random = new Random(seed);
    double side = Math.cbrt(nodes * 4.0);
    double[][] positions = new double[nodes][3];
    for (double[] position : positions) {
      for (int axis = 0; axis < 3; axis++) {
        position[axis] = side * random.nextDouble();
      }
    }
    positions[nodes - 1][0] = 10 * side;
    RadialGrid grid = new RadialGrid(CUTOFF, 16);
    return new ConvolutionCase(
        shape,
        grid,
        positions,
        edges(positions, shape.lMax()),
        normal(random, nodes * shape.inputComponents() * shape.channels()),
        normal(random, grid.knots() * shape.paths().size() * shape.channels()));
  }

  ConvolutionCase at(double[][] otherPositions, float[] otherFeatures) {
    Edges otherEdges = edges(otherPositions, shape.lMax());
    return new ConvolutionCase(shape, grid, otherPositions, otherEdges, otherFeatures, radialTable);
  }

  ConvolutionCase with(float[] otherFeatures, float[] otherTable) {
    return new ConvolutionCase(shape, grid, positions, edges, otherFeatures, otherTable);
  }

  float[] forward(Convolution convolution) {
    float[] messages = new float[shape.messageSize(edges.nodes())];
    Arrays.fill(messages, Float.NaN);
    convolution.forward(edges, features, radialTable, messages);
    return messages;
  }

  /** The gradients of the features and of the radial table. */
  float[][] backward(Convolution convolution, float[] messageGradients) {
    float[][] gradients = {new float[features.length], new float[radialTable.length]};
    Arrays.fill(gradients[0], Float.NaN);
    Arrays.fill(gradients[1], Float.NaN);
    convolution.backward(
        edges, features, radialTable, messageGradients, gradients[0], gradients[1]);
    return gradients;
  }

  float[] randomMessages(long seed) {
    return normal(new Random(seed), shape.messageSize(edges.nodes()));
  }

  static float[] normal(Random random, int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static Edges edges(double[][] positions, int lMax) {
    int[] offsets = new int[positions.length + 1];
    List<Integer> senders = new ArrayList<>();
    List<double[]> vectors = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      for (int j = 0; j < positions.length; j++) {
        double[] vector = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          vector[axis] = positions[j][axis] - positions[i][axis];
        }
        if (i != j && length(vector) < CUTOFF) {
          senders.add(j);
          vectors.add(vector);
        }
      }
      offsets[i + 1] = senders.size();
    }
    float[] flat = new float[3 * vectors.size()];
    float[] distances = new float[vectors.size()];
    for (int edge = 0; edge < distances.length; edge++) {
      distances[edge] = (float) length(vectors.get(edge));
      for (int axis = 0; axis < 3; axis++) {
        flat[3 * edge + axis] = (float) vectors.get(edge)[axis];
      }
    }
    float[] harmonics = new float[distances.length * ((lMax + 1) * (lMax + 1) - 1)];
    SphericalHarmonics.fill(lMax, flat, distances.length, harmonics);
    int[] nodes = senders.stream().mapToInt(Integer::intValue).toArray();
    return new Edges(offsets, nodes, distances, harmonics, lMax);
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }
}
