package io.supercool.equivariant.convolution;

import io.supercool.equivariant.radial.RadialGrid;
import java.util.Arrays;

/** The kernel in plain loops, for any number of channels and any virtual machine. */
final class ScalarKernel implements ConvolutionKernel {

  private final RadialGrid grid;
  private final ConvolutionShape shape;
  private final CouplingPlan plan;
  private final MessageLayout layout;
  private final PathPlan[][] paths;
  private final int columns;
  private final float[] harmonics;
  private final float[] couplings;
  private final float[] weights = new float[RadialGrid.STENCIL];
  private final float[] radial;
  private final float[] radialGradients;
  private final int[] messageOffsets;

  ScalarKernel(CouplingPlan plan, RadialGrid grid) {
    this.grid = grid;
    this.plan = plan;
    shape = plan.shape();
    layout = new MessageLayout(shape);
    paths = new PathPlan[shape.lMaxInput() + 1][];
    Arrays.setAll(paths, plan::paths);
    columns = shape.paths().size() * shape.channels();
    harmonics = new float[(shape.lMax() + 1) * (shape.lMax() + 1)];
    couplings = new float[plan.couplings()];
    radial = new float[columns];
    radialGradients = new float[columns];
    messageOffsets = new int[shape.lMax() + 1];
  }

  @Override
  public void forward(
      Edges edges, int first, int last, float[] features, float[] radialTable, float[] messages) {
    for (int node = first; node < last; node++) {
      layout.locate(node, edges.nodes(), messageOffsets);
      layout.clear(messageOffsets, messages);
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        couple(edges, edge, 1);
        interpolate(edges.distances()[edge], radialTable);
        int sender = edges.senders()[edge] * shape.inputComponents() * shape.channels();
        for (int input = 0; input < paths.length; input++) {
          int feature = sender + input * input * shape.channels();
          for (PathPlan path : paths[input]) {
            send(path, 2 * input + 1, features, feature, messages);
          }
        }
      }
    }
  }

  /** messages[m3] += R sum_m1 T[m3, m1] h[m1], for every channel. */
  private void send(PathPlan path, int width, float[] features, int feature, float[] messages) {
    int message = messageOffsets[path.output()] + path.messageColumn();
    int coupling = path.firstCoupling();
    for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        float sum = 0;
        for (int m1 = 0; m1 < width; m1++) {
          sum += couplings[coupling + m1] * features[feature + m1 * shape.channels() + channel];
        }
        messages[message + channel] += radial[path.radialColumn() + channel] * sum;
      }
      coupling += width;
      message += path.messageStride();
    }
  }

  @Override
  public void backward(
      Edges edges,
      int first,
      int last,
      float[] features,
      float[] radialTable,
      float[] messageGradients,
      float[] featureGradients,
      float[] radialTableGradients) {
    int size = shape.inputComponents() * shape.channels();
    for (int node = first; node < last; node++) {
      Arrays.fill(featureGradients, node * size, (node + 1) * size, 0);
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        layout.locate(edges.senders()[edge], edges.nodes(), messageOffsets);
        couple(edges, edge, -1);
        int firstKnot = interpolate(edges.distances()[edge], radialTable);
        Arrays.fill(radialGradients, 0);
        for (int input = 0; input < paths.length; input++) {
          int feature = node * size + input * input * shape.channels();
          for (PathPlan path : paths[input]) {
            receive(path, 2 * input + 1, features, feature, messageGradients, featureGradients);
          }
        }
        scatter(firstKnot, radialTableGradients);
      }
    }
  }

  /** With z[m1] = sum_m3 T[m3, m1] dM[m3]: dh[m1] += R z[m1] and dR += sum_m1 h[m1] z[m1]. */
  private void receive(
      PathPlan path,
      int width,
      float[] features,
      int feature,
      float[] messageGradients,
      float[] featureGradients) {
    int message = messageOffsets[path.output()] + path.messageColumn();
    for (int m1 = 0; m1 < width; m1++) {
      int component = feature + m1 * shape.channels();
      for (int channel = 0; channel < shape.channels(); channel++) {
        float sum = 0;
        for (int m3 = 0; m3 <= 2 * path.output(); m3++) {
          sum +=
              couplings[path.firstCoupling() + m3 * width + m1]
                  * messageGradients[message + m3 * path.messageStride() + channel];
        }
        featureGradients[component + channel] += radial[path.radialColumn() + channel] * sum;
        radialGradients[path.radialColumn() + channel] += features[component + channel] * sum;
      }
    }
  }

  private void couple(Edges edges, int edge, float parity) {
    plan.harmonics(edges, edge, parity, harmonics, 0, 1);
    for (int coupling = 0; coupling < couplings.length; coupling++) {
      float sum = 0;
      for (int term = plan.firstTerm()[coupling]; term < plan.firstTerm()[coupling + 1]; term++) {
        sum += plan.coefficient()[term] * harmonics[plan.harmonic()[term]];
      }
      couplings[coupling] = sum;
    }
  }

  private int interpolate(float distance, float[] radialTable) {
    int first = grid.interpolation(distance, weights, 0);
    Arrays.fill(radial, 0);
    for (int knot = 0; knot < RadialGrid.STENCIL; knot++) {
      int row = (first + knot) * columns;
      for (int column = 0; column < columns; column++) {
        radial[column] += weights[knot] * radialTable[row + column];
      }
    }
    return first;
  }

  private void scatter(int firstKnot, float[] radialTableGradients) {
    for (int knot = 0; knot < RadialGrid.STENCIL; knot++) {
      int row = (firstKnot + knot) * columns;
      for (int column = 0; column < columns; column++) {
        radialTableGradients[row + column] += weights[knot] * radialGradients[column];
      }
    }
  }
}
