package io.supercool.model.inference;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.data.Standardisation;
import io.supercool.model.network.EquivariantNetwork;
import io.supercool.model.network.Networks;
import java.util.List;
import java.util.Map;

/** The network a request asks for, before it has learned anything. */
public final class UntrainedNetwork {
  private UntrainedNetwork() {}

  /**
   * With random weights of the request's seed, for the species, inputs and times of {@code
   * standardisation}; its arrays live under {@code manager}, its kernels use {@code threads} CPU
   * threads.
   */
  public static EquivariantNetwork create(
      NDManager manager, TrainingRequest request, Standardisation standardisation, int threads) {
    return Networks.create(
        manager,
        request.network(),
        standardisation.species().size(),
        standardisation.inputCount(),
        standardisation.times().length,
        request.training().seed(),
        threads);
  }

  /**
   * Fails unless numbers of these shapes are those of the network that {@link #create} makes.
   *
   * @throws IllegalArgumentException that says what is otherwise
   */
  static void requireShapes(
      TrainingRequest request, Standardisation standardisation, Map<String, List<Long>> shapes) {
    Networks.shapes(
            request.network(),
            standardisation.species().size(),
            standardisation.inputCount(),
            standardisation.times().length)
        .requireSame(shapes);
  }
}
