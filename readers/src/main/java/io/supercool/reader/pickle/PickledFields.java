package io.supercool.reader.pickle;

import io.supercool.contracts.text.NearestName;
import io.supercool.reader.FrameSink;
import io.supercool.reader.Magnitude;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import io.supercool.storage.npz.ArrayLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a pickled dictionary by name, checked for type, shape and finite values. A pickle
 * can name one array many times; all that is read together may not be more than the file holds.
 */
final class PickledFields {
  private static final String ADVICE = "see docs/reference/formats.md for what this file must hold";

  private static final int SHOWN = 60;

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
      throw new SourceFormatException(
          file, "pickle", "is not a dictionary but %s".formatted(kind(root)), ADVICE);
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
      Set<String> others = new TreeSet<>();
      fields.keySet().forEach(key -> others.add(String.valueOf(key)));
      String slip =
          others.isEmpty()
              ? ""
              : NearestName.slipOf(name, others).map(": is `%s` meant?"::formatted).orElse("");
      throw fault(name, "is missing among " + fields.keySet() + slip);
    }
    return value;
  }

  /**
   * Tells {@code sink} of the fields that are not read.
   *
   * @param known those that are read, or whose meaning is known and not wanted
   */
  void warnOfUnknown(Set<String> known, FrameSink sink) {
    warnOfUnknown("", fields, known, sink);
  }

  /** The same of the entries of a field that is a dictionary itself. */
  void warnOfUnknown(String name, Set<String> known, FrameSink sink) {
    if (fields.get(name) instanceof Map<?, ?> entries) {
      warnOfUnknown(name + ".", entries, known, sink);
    } else if (has(name)) {
      warn(name, "is %s, not a dictionary: it is not read".formatted(kind(get(name))), sink);
    }
  }

  private void warnOfUnknown(String prefix, Map<?, ?> entries, Set<String> known, FrameSink sink) {
    Set<String> absent = new TreeSet<>(known);
    absent.removeIf(entries::containsKey);
    entries.forEach(
        (key, value) -> {
          if (!(key instanceof String text && known.contains(text))) {
            String slip =
                absent.isEmpty()
                    ? ""
                    : NearestName.slipOf(String.valueOf(key), absent)
                        .map(": is `%s` meant?"::formatted)
                        .orElse("");
            String reason = value instanceof Opaque ? "is " + value : "is not known";
            warn(prefix + key, reason + ": it is not read" + slip, sink);
          }
        });
  }

  /** Tells {@code sink} of a field that is not read. */
  void warn(String name, String text, FrameSink sink) {
    sink.warn(new SourceWarning(file, "field " + name, text));
  }

  /** What a value is, as errors name it. */
  static String kind(Object value) {
    if (value instanceof Opaque opaque) {
      return opaque.name();
    }
    if (value instanceof PickledArray) {
      return "an array";
    }
    if (value instanceof List<?>) {
      return "a list";
    }
    if (value instanceof Map<?, ?>) {
      return "a dictionary";
    }
    if (value == Unpickler.NONE) {
      return "None";
    }
    return value instanceof String text && text.length() <= SHOWN ? "`" + text + "`" : "no number";
  }

  /** A list. */
  List<?> list(String name, Object value) {
    if (!(value instanceof List<?> list)) {
      throw fault(name, "is %s, not a list".formatted(kind(value)));
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

  /** A finite number, or the only one of an array. */
  double number(String name, Object value) {
    if (value instanceof PickledArray array && layout(name, array).elements() == 1) {
      return array(name, value, layout(name, array).shape())[0];
    }
    if (!(value instanceof Number number) || !Magnitude.isPlausible(number.doubleValue())) {
      throw fault(
          name,
          "is %s, which is no finite number"
              .formatted(value instanceof Number ? value : kind(value)));
    }
    return number.doubleValue();
  }

  /** The length of an array's first axis. */
  int length(String name) {
    Object value = get(name);
    if (!(value instanceof PickledArray array) || layout(name, array).shape().length == 0) {
      throw fault(name, "is %s, not a NumPy array of particles".formatted(kind(value)));
    }
    return layout(name, array).shape()[0];
  }

  /** An array's finite numbers in C order; its shape must be {@code shape}. */
  double[] array(String name, Object value, int... shape) {
    if (!(value instanceof PickledArray array)) {
      throw fault(name, "is %s, not a NumPy array".formatted(kind(value)));
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
