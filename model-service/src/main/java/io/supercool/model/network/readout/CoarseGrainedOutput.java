package io.supercool.model.network.readout;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * The readout's output, coarse-grained over neighbours, outside automatic differentiation: of the
 * maps Z_k of all levels,
 *
 * <pre>
 *   out = sum_k S^k Z_k = Z_0 + S (Z_1 + S (Z_2 + ...))
 * </pre>
 *
 * and of a node's columns those of its own species. With G the loss's gradient with respect to out,
 * that with respect to Z_k is S^k transposed G. S ({@link NeighbourAverage}) acts on the few
 * outputs of each node, in a loop over the edges that writes nothing an edge, where gathering rows
 * in the engine would.
 *
 * @param species index of each node's species
 * @param speciesCount number of species the network knows
 * @param levels Z_k, {@code [node, species * times + time]}, with history in training
 * @param average S
 */
public record CoarseGrainedOutput(
    byte[] species, int speciesCount, List<NDArray> levels, NeighbourAverage average) {

  private int columns() {
    return (int) levels.get(0).getShape().get(1);
  }

  /** Forward: out, standardised propensities, {@code [node * times + time]}. */
  public float[] predictions() {
    int level = levels.size() - 1;
    float[] sum = levels.get(level).toFloatArray();
    while (level > 0) {
      level--;
      sum = average.forward(sum, columns());
      float[] own = levels.get(level).toFloatArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += own[i];
      }
    }
    int times = columns() / speciesCount;
    float[] predictions = new float[species.length * times];
    for (int node = 0; node < species.length; node++) {
      System.arraycopy(sum, first(node, times), predictions, node * times, times);
    }
    return predictions;
  }

  /**
   * Backward: the number sum_k sum(Z_k * S^k transposed G), whose gradients with respect to what
   * the Z_k were made of are the loss's, for the engine to differentiate.
   *
   * @param manager of the result
   * @param gradients G, {@code [node * times + time]}
   */
  public NDArray differentiable(NDManager manager, float[] gradients) {
    int times = columns() / speciesCount;
    float[] spread = new float[species.length * columns()];
    for (int node = 0; node < species.length; node++) {
      System.arraycopy(gradients, node * times, spread, first(node, times), times);
    }
    NDArray sum = weighted(levels.get(0), manager, spread);
    for (NDArray level : levels.subList(1, levels.size())) {
      spread = average.backward(spread, columns());
      sum = sum.add(weighted(level, manager, spread));
    }
    return sum;
  }

  private static NDArray weighted(NDArray level, NDManager manager, float[] gradients) {
    return level.mul(manager.create(gradients, level.getShape())).sum();
  }

  /** Where in the levels' columns a node's own species begins. */
  private int first(int node, int times) {
    return node * columns() + species[node] * times;
  }
}
