package io.supercool.model.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.model.network.engine.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * AdamW (Loshchilov and Hutter 2019) with the gradient's global norm capped. DJL has the optimizer
 * but cannot save its moments, without which training cannot resume; hence this one.
 *
 * <p>Weight decay acts on matrices alone, not on shifts and gains. It draws them towards anchors: 0
 * at first, or the values they had at {@link #anchor}, so that what was learned before is only left
 * where the data ask for it (L2-SP: Li, Grandvalet, Davoine, ICML 2018).
 */
public final class AdamW implements AutoCloseable {
  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final Parameters parameters;
  private final double maxNorm;
  private final NDManager manager;
  private final Map<String, NDArray> first = new LinkedHashMap<>();
  private final Map<String, NDArray> second = new LinkedHashMap<>();
  private final Map<String, NDArray> anchors = new LinkedHashMap<>();

  /**
   * Moments of 0.
   *
   * @param parent where they live
   * @param parameters to be moved; only what is trained has moments
   * @param maxNorm the gradient's global norm is capped at this
   */
  public AdamW(NDManager parent, Parameters parameters, double maxNorm) {
    this.parameters = parameters;
    this.maxNorm = maxNorm;
    manager = parent.newSubManager();
    parameters
        .trained()
        .forEach(
            (name, values) -> {
              first.put(name, named(manager.zeros(values.getShape()), "first." + name));
              second.put(name, named(manager.zeros(values.getShape()), "second." + name));
              anchors.put(name, named(manager.zeros(values.getShape()), "anchor." + name));
            });
  }

  private static NDArray named(NDArray array, String name) {
    array.setName(name);
    return array;
  }

  /**
   * Moves the parameters against their gradients.
   *
   * @param step counted from 0
   * @param weightDecay times the learning rate is the share of a matrix's way to its anchor taken
   * @return the gradient's global norm before capping
   */
  public double step(long step, double learningRate, double weightDecay) {
    try (NDManager scratch = manager.newSubManager()) {
      double norm = gradientNorm(scratch);
      float scale = (float) Math.min(1, maxNorm / (norm + 1e-6));
      double correction1 = 1 - Math.pow(BETA_1, step + 1.0);
      double correction2 = 1 - Math.pow(BETA_2, step + 1.0);
      parameters
          .trained()
          .forEach(
              (name, values) -> {
                NDArray gradient = gradient(values, scratch).mul(scale);
                NDArray m = first.get(name);
                NDArray v = second.get(name);
                m.muli(BETA_1).addi(gradient.mul(1 - BETA_1));
                v.muli(BETA_2).addi(gradient.square().mul(1 - BETA_2));
                NDArray direction =
                    Parameters.copy(m, scratch)
                        .div(correction1)
                        .div(Parameters.copy(v, scratch).div(correction2).sqrt().add(EPSILON));
                if (values.getShape().dimension() > 1) {
                  NDArray away = Parameters.copy(values, scratch).sub(anchors.get(name));
                  values.subi(away.mul(learningRate * weightDecay));
                }
                values.subi(direction.mul(learningRate));
              });
      return norm;
    }
  }

  private double gradientNorm(NDManager scratch) {
    double squares = 0;
    for (NDArray values : parameters.trained().values()) {
      squares += gradient(values, scratch).square().sum().getFloat();
    }
    return Math.sqrt(squares);
  }

  private static NDArray gradient(NDArray values, NDManager scratch) {
    NDArray gradient = values.getGradient();
    gradient.attach(scratch);
    return gradient;
  }

  /** From now on weight decay draws the parameters towards what they are now. */
  void anchor() {
    parameters.trained().forEach((name, values) -> anchors.get(name).set(values.toFloatArray()));
  }

  /** Moments and anchors, named, for saving; still owned by this. */
  public NDList state() {
    NDList list = new NDList();
    list.addAll(first.values());
    list.addAll(second.values());
    list.addAll(anchors.values());
    return list;
  }

  /** Overwrites moments and anchors with saved ones. */
  public void load(NDList saved) {
    for (NDArray own : state()) {
      NDArray value = saved.get(own.getName());
      if (value == null) {
        throw new IllegalArgumentException("the optimizer's state lacks " + own.getName());
      }
      own.set(value.toFloatArray());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
