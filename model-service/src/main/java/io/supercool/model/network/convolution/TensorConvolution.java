package io.supercool.model.network.convolution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.equivariant.convolution.layout.TensorPath;
import io.supercool.model.network.engine.Differentiable;
import io.supercool.model.network.engine.GradientLeaves;
import java.util.HashMap;
import java.util.Map;

/**
 * The convolution by whole-tensor operations of the engine, on any device, with its gradients from
 * automatic differentiation. The sum over neighbours and m1 is one batched matrix product per path.
 * Written apart from the fused kernels, it is also their reference.
 */
final class TensorConvolution implements ConvolutionOperator {
  private final ConvolutionShape shape;
  private final NeighbourSlots.OfStep slotsOfStep;
  private final Map<TensorPath, NDArray> coefficients = new HashMap<>();

  /**
   * For one layer.
   *
   * @param slotsOfStep shared by all layers of a network, so that a graph is copied to the device
   *     once a step
   * @param manager keeps the Clebsch-Gordan coefficients
   */
  TensorConvolution(ConvolutionShape shape, NeighbourSlots.OfStep slotsOfStep, NDManager manager) {
    this.shape = shape;
    this.slotsOfStep = slotsOfStep;
    shape.paths().forEach(path -> coefficients.put(path, coefficients(path, manager)));
  }

  @Override
  public NDArray forward(Edges edges, Arguments arguments, boolean training) {
    NDManager manager = arguments.features().getManager();
    NeighbourSlots slots = slotsOfStep.of(edges, manager);
    NDArray radial = slots.interpolate(arguments.radialTable());
    NDArray sent = slots.send(arguments.features());
    NDList degrees = new NDList();
    int column = 0;
    for (int degree = 0; degree <= shape.lMax(); degree++) {
      NDList byPath = new NDList();
      int firstColumn = column;
      for (TensorPath path : shape.paths(degree)) {
        NDArray weights = radial.get(":, {}:{}", column, column + shape.channels());
        byPath.add(messages(slots, path, sent, weights));
        column += shape.channels();
      }
      NDArray mixing = arguments.mixing().get("{}:{}", firstColumn, column);
      degrees.add(Differentiable.concatenate(byPath, 2).matMul(mixing));
    }
    return Differentiable.concatenate(degrees, 1);
  }

  /**
   * The messages of one path, {@code [node, m3, channel]}.
   *
   * @param sent the senders' features, {@code [slot, component, channel]}
   * @param weights the radial functions, {@code [slot, channel]}
   */
  private NDArray messages(NeighbourSlots slots, TensorPath path, NDArray sent, NDArray weights) {
    int m1 = 2 * path.input() + 1;
    int m3 = 2 * path.output() + 1;
    long nodes = slots.nodes();
    long perNode = slots.perNode();
    NDArray harmonics = Differentiable.degree(slots.harmonics(), path.harmonic());
    NDArray couplings =
        harmonics
            .matMul(coefficients.get(path))
            .reshape(new Shape(nodes, perNode, m3, m1))
            .transpose(0, 2, 1, 3)
            .reshape(new Shape(nodes, m3, perNode * m1));
    NDArray weighted =
        Differentiable.degree(sent, path.input())
            .mul(weights.expandDims(1))
            .reshape(new Shape(nodes, perNode * m1, shape.channels()));
    return couplings.batchMatMul(weighted);
  }

  /** Clebsch-Gordan coefficients as {@code [m2, m3 * (2 l1 + 1) + m1]}. */
  private static NDArray coefficients(TensorPath path, NDManager manager) {
    double[][][] tensor = path.clebschGordan();
    int m1Count = tensor.length;
    int m2Count = tensor[0].length;
    int m3Count = tensor[0][0].length;
    float[] values = new float[m1Count * m2Count * m3Count];
    for (int m1 = 0; m1 < m1Count; m1++) {
      for (int m2 = 0; m2 < m2Count; m2++) {
        for (int m3 = 0; m3 < m3Count; m3++) {
          values[(m2 * m3Count + m3) * m1Count + m1] = (float) tensor[m1][m2][m3];
        }
      }
    }
    return manager.create(values, new Shape(m2Count, (long) m3Count * m1Count));
  }

  @Override
  public Arguments backward(
      GradientCollector collector, Edges edges, Arguments arguments, NDArray mixedGradients) {
    Arguments leaves =
        new Arguments(
            GradientLeaves.of(arguments.features()),
            GradientLeaves.of(arguments.radialTable()),
            GradientLeaves.of(arguments.mixing()));
    collector.backward(forward(edges, leaves, true).mul(mixedGradients).sum());
    return new Arguments(
        leaves.features().getGradient(),
        leaves.radialTable().getGradient(),
        leaves.mixing().getGradient());
  }
}
