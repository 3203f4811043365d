package io.supercool.reader.pickle;

import io.supercool.reader.Magnitude;
import io.supercool.reader.SourceFormatException;
import io.supercool.storage.npz.ArrayLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The fields of a pickled dictionary by name, checked for type, shape and finite values. A pickle
 * can name one array many times; all that is read together may not be more than the file holds.
 */
final class PickledFields {
  private static final String ADVICE = "see docs/reference/formats.md for what this file must hold";

  private final Path file;
  private final Map<?, ?> fields;
  private final long maxArrayBytes;
  private long unread;

  /**
   * Fields of {@code file}.
   *
   * @param size of the file in bytes
   */
  PickledFields(Path file, Object root, long size, long maxArrayBytes) {
    this.file = file;
    this.maxArrayBytes = maxArrayBytes;
    this.unread = size;
    if (!(root instanceof Map<?, ?> map)) {
      throw new SourceFormatException(file, "pickle", "is not a dictionary", ADVICE);
    }
    this.fields = map;
  }

  /** Whether there is such a field. */
  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A field that must be there. */
  Object get(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw fault(name, "is missing among " + fields.keySet());
    }
    return value;
  }

  /** A list. */
  List<?> list(String name, Object value) {
    if (!(value instanceof List<?> list)) {
      throw fault(name, "is not a list");
    }
    return list;
  }

  /** A list of numbers or an array with one axis. */
  double[] vector(String name) {
    Object value = get(name);
    if (value instanceof PickledArray array) {
      int[] shape = layout(name, array).shape();
      return array(name, value, shape.length == 1 ? shape[0] : -1);
    }
    List<?> list = list(name, value);
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(name + "[" + i + "]", list.get(i));
    }
    return numbers;
  }

  /** A finite number. */
  double number(String name, Object value) {
    if (!(value instanceof Number number) || !Magnitude.isPlausible(number.doubleValue())) {
      throw fault(name, "is not a finite number");
    }
    return number.doubleValue();
  }

  /** The length of an array's first axis. */
  int length(String name) {
    Object value = get(name);
    if (!(value instanceof PickledArray array) || layout(name, array).shape().length == 0) {
      throw fault(name, "is not a NumPy array");
    }
    return layout(name, array).shape()[0];
  }

  /** An array's finite numbers in C order; its shape must be {@code shape}. */
  double[] array(String name, Object value, int... shape) {
    if (!(value instanceof PickledArray array)) {
      throw fault(name, "is not a NumPy array");
    }
    ArrayLayout layout = layout(name, array);
    if (!Arrays.equals(layout.shape(), shape)) {
      throw fault(
          name,
          "has shape %s where %s was expected"
              .formatted(layout.shapeText(), ArrayLayout.shapeText(shape)));
    }
    unread -= layout.bytes();
    if (unread < 0) {
      throw fault(name, "is the same array as others: together more than the file holds");
    }
    if (layout.elements() > maxArrayBytes / Double.BYTES) {
      throw fault(name, "is larger than the %d MiB allowed".formatted(maxArrayBytes >> 20));
    }
    double[] numbers = numbers(name, array);
    for (int i = 0; i < numbers.length; i++) {
      if (!Magnitude.isPlausible(numbers[i])) {
        throw fault(name + ArrayLayout.indexText(shape, i), "is " + numbers[i]);
      }
    }
    return numbers;
  }

  /** A fault of a field. */
  SourceFormatException fault(String name, String reason) {
    return new SourceFormatException(file, "field " + name, reason, ADVICE);
  }

  private ArrayLayout layout(String name, PickledArray array) {
    try {
      return array.layout();
    } catch (PickleException e) {
      throw fault(name, e.getMessage());
    }
  }

  private double[] numbers(String name, PickledArray array) {
    try {
      return array.numbers();
    } catch (PickleException e) {
      throw fault(name, e.getMessage());
    }
  }
}
