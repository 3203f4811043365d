package io.supercool.model.network.convolution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.supercool.equivariant.convolution.layout.Edges;
import io.supercool.equivariant.radial.RadialGrid;
import io.supercool.model.network.engine.Differentiable;
import org.jspecify.annotations.Nullable;

/**
 * A graph's edges padded to the same number per node, which turns sums over neighbours into matrix
 * products. Empty slots have weight 0.
 *
 * @param nodes number of nodes
 * @param perNode slots per node: the neighbours of the node that has the most
 * @param senders node of each slot, {@code [node * perNode]}, 64-bit
 * @param harmonics with l = 0, {@code [slot, component]}
 * @param knots first of the four knots a slot's distance is interpolated from, by knot
 * @param weights the four weights, {@code [slot, 4]}
 */
record NeighbourSlots(
    int nodes,
    int perNode,
    NDArray senders,
    NDArray harmonics,
    NDArray[] knots,
    NDArray[] weights) {
  private static final int POINTS = RadialGrid.STENCIL;

  /** The slots of the graph that a step is at work on. Not thread-safe. */
  static final class OfStep {
    private final RadialGrid grid;
    private final int lMax;
    private @Nullable Edges edges;
    private @Nullable NDManager manager;
    private @Nullable NeighbourSlots slots;

    OfStep(RadialGrid grid, int lMax) {
      this.grid = grid;
      this.lMax = lMax;
    }

    /** The slots of {@code edges} under the step's manager, made when first asked for. */
    NeighbourSlots of(Edges edges, NDManager manager) {
      if (slots == null || this.edges != edges || this.manager != manager) {
        slots = NeighbourSlots.of(edges, grid, lMax, manager);
        this.edges = edges;
        this.manager = manager;
      }
      return slots;
    }
  }

  static NeighbourSlots of(Edges edges, RadialGrid grid, int lMax, NDManager manager) {
    int nodes = edges.nodes();
    int perNode = Math.max(1, edges.maxNeighbours());
    int slots = Math.multiplyExact(nodes, perNode);
    int components = (lMax + 1) * (lMax + 1);
    long[] senders = new long[slots];
    float[] harmonics = new float[slots * components];
    long[][] knots = new long[POINTS][slots];
    float[][] weights = new float[POINTS][slots];
    float[] interpolation = new float[POINTS];
    for (int node = 0; node < nodes; node++) {
      for (int edge = edges.offsets()[node]; edge < edges.offsets()[node + 1]; edge++) {
        int slot = node * perNode + edge - edges.offsets()[node];
        senders[slot] = edges.senders()[edge];
        edges.copyHarmonics(edge, lMax, 1, harmonics, slot * components, 1);
        int first = grid.interpolation(edges.distances()[edge], interpolation);
        for (int point = 0; point < POINTS; point++) {
          knots[point][slot] = first + point;
          weights[point][slot] = interpolation[point];
        }
      }
    }
    NDArray[] knotArrays = new NDArray[POINTS];
    NDArray[] weightArrays = new NDArray[POINTS];
    for (int point = 0; point < POINTS; point++) {
      knotArrays[point] = manager.create(knots[point]);
      weightArrays[point] = manager.create(weights[point], new Shape(slots, 1));
    }
    return new NeighbourSlots(
        nodes,
        perNode,
        manager.create(senders),
        manager.create(harmonics, new Shape(slots, components)),
        knotArrays,
        weightArrays);
  }

  /** The radial functions of every slot, {@code [slot, path * channels + channel]}. */
  NDArray interpolate(NDArray table) {
    NDArray sum = Differentiable.gatherRows(table, knots[0]).mul(weights[0]);
    for (int point = 1; point < POINTS; point++) {
      sum = sum.add(Differentiable.gatherRows(table, knots[point]).mul(weights[point]));
    }
    return sum;
  }

  /** The sender's features in every slot, {@code [slot, component, channel]}. */
  NDArray send(NDArray features) {
    Shape shape = features.getShape();
    return Differentiable.gatherRows(features.reshape(new Shape(shape.get(0), -1)), senders)
        .reshape(new Shape(senders.size(), shape.get(1), shape.get(2)));
  }
}
