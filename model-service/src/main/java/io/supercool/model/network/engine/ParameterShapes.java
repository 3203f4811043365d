package io.supercool.model.network.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The names and shapes of a network's numbers, without the numbers. */
public final class ParameterShapes implements ParameterList {
  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

  @Override
  public void addNormal(String name, int fanIn, Random random, long... shape) {
    add(name, shape);
  }

  @Override
  public void addConstant(String name, float value, long... shape) {
    add(name, shape);
  }

  @Override
  public void addStatistic(String name, float value, long... shape) {
    add(name, shape);
  }

  private void add(String name, long... shape) {
    shapes.put(name, Arrays.stream(shape).boxed().toList());
  }

  /**
   * Fails unless {@code found} has every array in its shape, and no other.
   *
   * @throws IllegalArgumentException that names the first that is otherwise
   */
  public void requireSame(Map<String, List<Long>> found) {
    shapes.forEach(
        (name, shape) -> {
          if (!shape.equals(found.get(name))) {
            throw new IllegalArgumentException(
                "parameter %s: expected shape %s, found %s"
                    .formatted(name, shape, found.getOrDefault(name, List.of())));
          }
        });
    if (found.size() != shapes.size()) {
      throw new IllegalArgumentException(
          "%d arrays for %d parameters".formatted(found.size(), shapes.size()));
    }
  }
}
