package io.supercool.model.network.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

/**
 * Leaves of the autograd graph, the arrays at which automatic differentiation begins. DJL gives
 * them a gradient that is not cleared, and adds to what it finds there, so it is set to 0 here.
 */
public final class GradientLeaves {
  private static final NDIndex EVERYTHING = new NDIndex("...");

  private GradientLeaves() {}

  /** Makes {@code array}, which must have no history, a leaf with gradient 0. */
  public static void attach(NDArray array) {
    array.setRequiresGradient(true);
    clear(array);
  }

  /** The same values without history, as a leaf with gradient 0. */
  public static NDArray of(NDArray array) {
    NDArray leaf = array.stopGradient();
    attach(leaf);
    return leaf;
  }

  /** Sets a leaf's gradient to 0. */
  public static void clear(NDArray leaf) {
    // The handle and what indexing makes of it would stay with the leaf's manager, a long-lived
    // one.
    try (NDManager scratch = leaf.getManager().newSubManager()) {
      NDArray gradient = leaf.getGradient();
      gradient.attach(scratch);
      gradient.set(EVERYTHING, 0);
    }
  }
}
