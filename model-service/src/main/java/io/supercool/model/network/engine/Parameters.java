package io.supercool.model.network.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * The numbers of a network by name: trained parameters, and statistics that training measures but
 * does not fit. Owns its arrays; closing it frees them.
 */
public final class Parameters implements ParameterList, AutoCloseable {
  private final NDManager manager;
  private final Map<String, NDArray> trained = new LinkedHashMap<>();
  private final Map<String, NDArray> statistics = new LinkedHashMap<>();

  /** Empty, with arrays on the manager's device. */
  public Parameters(NDManager parent) {
    manager = parent.newSubManager();
  }

  @Override
  public void addNormal(String name, int fanIn, Random random, long... shape) {
    float[] values = new float[(int) new Shape(shape).size()];
    double deviation = 1 / Math.sqrt(fanIn);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    train(name, manager.create(values, new Shape(shape)));
  }

  @Override
  public void addConstant(String name, float value, long... shape) {
    train(name, manager.full(new Shape(shape), value));
  }

  @Override
  public void addStatistic(String name, float value, long... shape) {
    NDArray array = manager.full(new Shape(shape), value);
    array.setName(name);
    statistics.put(name, array);
  }

  private void train(String name, NDArray array) {
    array.setName(name);
    GradientLeaves.attach(array);
    trained.put(name, array);
  }

  /**
   * The same values under {@code manager}. What the engine computes belongs to the manager of its
   * first operand, so an operation that begins with a long-lived array would leave its result there
   * for good.
   */
  public static NDArray copy(NDArray array, NDManager manager) {
    NDArray copy = array.duplicate();
    copy.attach(manager);
    return copy;
  }

  /** The parameter or statistic of that name; to be a later operand, see {@link #copy}. */
  public NDArray get(String name) {
    NDArray array = trained.getOrDefault(name, statistics.get(name));
    if (array == null) {
      throw new IllegalArgumentException("no parameter named " + name);
    }
    return array;
  }

  /** The trained parameters, in the order they were added; not a copy. */
  public Map<String, NDArray> trained() {
    return trained;
  }

  /** Sets all gradients to 0; the engine adds to what it finds. */
  public void clearGradients() {
    trained.values().forEach(GradientLeaves::clear);
  }

  /** How many numbers are trained. */
  public long count() {
    return trained.values().stream().mapToLong(NDArray::size).sum();
  }

  /** All arrays, named, for saving; still owned by this. */
  public NDList all() {
    NDList list = new NDList();
    list.addAll(trained.values());
    list.addAll(statistics.values());
    return list;
  }

  /**
   * Overwrites every number with those of the same name.
   *
   * @throws IllegalArgumentException if a name is missing or a shape differs
   */
  public void load(NDList values) {
    load(values, name -> true);
  }

  /**
   * The same for the chosen names.
   *
   * @throws IllegalArgumentException if a chosen name is missing or a shape differs
   */
  public void load(NDList values, Predicate<String> chosen) {
    for (NDArray own : all()) {
      if (!chosen.test(own.getName())) {
        continue;
      }
      NDArray value = values.get(own.getName());
      if (value == null || !value.getShape().equals(own.getShape())) {
        throw new IllegalArgumentException(
            "parameter %s: expected shape %s, found %s"
                .formatted(
                    own.getName(), own.getShape(), value == null ? "none" : value.getShape()));
      }
      own.set(value.toFloatArray());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
