package io.supercool.reader.pickle;

import io.supercool.storage.npz.ArrayLayout;
import io.supercool.storage.npz.ElementType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A NumPy array as a pickle builds it: an empty one first, then its state. */
final class PickledArray {
  private static final int MAX_AXES = 8;

  private String fault = "an array that was never filled";
  private @Nullable ArrayLayout layout;
  private byte[] data = new byte[0];

  /** Takes the state {@code (version, shape, dtype, fortranOrder, bytes)}. */
  void build(List<?> state) {
    if (state.size() != 5
        || !(state.get(1) instanceof List<?> shape)
        || !(state.get(2) instanceof PickledType type)
        || !(state.get(3) instanceof Boolean fortranOrder)) {
      fault = "an unreadable NumPy array";
      return;
    }
    byte[] bytes = AllowedGlobal.bytes(state.get(4));
    if (bytes == null) {
      fault = "an array of %s, which is not a plain number or text".formatted(type);
    } else {
      set(type, shape, fortranOrder, bytes);
    }
  }

  /**
   * Becomes an array of these bytes, if they are exactly those of its shape; else the fault is kept
   * for who wants to read it.
   */
  boolean set(PickledType type, List<?> shape, boolean fortranOrder, byte[] bytes) {
    Optional<ElementType> element = type.elementType();
    int[] lengths = lengths(shape);
    if (element.isEmpty() || lengths == null) {
      fault =
          lengths == null
              ? "an array of unreadable shape"
              : "an array of %s, which is not a plain number or text".formatted(type);
      return false;
    }
    ArrayLayout given = new ArrayLayout(element.get(), lengths, fortranOrder);
    try {
      if (given.bytes() == bytes.length) {
        layout = given;
        data = bytes;
        return true;
      }
      fault =
          "an array of shape %s, which takes %d bytes, has %d"
              .formatted(given.shapeText(), given.bytes(), bytes.length);
    } catch (ArithmeticException e) {
      fault = "an array of the absurd shape " + given.shapeText();
    }
    return false;
  }

  /** Whether it can be read as numbers. */
  boolean isNumbers() {
    return layout != null && layout.type().isNumber();
  }

  /** Type, shape and order. */
  ArrayLayout layout() {
    if (layout == null) {
      throw new PickleException(fault);
    }
    return layout;
  }

  /** All numbers in C order. */
  double[] numbers() {
    ArrayLayout known = layout();
    if (!known.type().isNumber()) {
      throw new PickleException("an array of text where numbers were expected");
    }
    double[] values = new double[(int) known.elements()];
    known.type().decode(ByteBuffer.wrap(data), values, 0, values.length);
    return known.inRowOrder(values);
  }

  private static int @Nullable [] lengths(List<?> shape) {
    if (shape.size() > MAX_AXES) {
      return null;
    }
    int[] lengths = new int[shape.size()];
    for (int axis = 0; axis < lengths.length; axis++) {
      if (!(shape.get(axis) instanceof Long length) || length < 0 || length > Integer.MAX_VALUE) {
        return null;
      }
      lengths[axis] = length.intValue();
    }
    return lengths;
  }
}
