package io.supercool.reader.pickle;

import io.supercool.storage.npz.ArrayLayout;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A NumPy array as a pickle builds it: an empty one first, then its state. */
final class PickledArray {
  private static final int MAX_AXES = 8;

  private @Nullable ArrayLayout layout;
  private byte[] data = new byte[0];

  /** Takes the state {@code (version, shape, dtype, fortranOrder, bytes)}. */
  void build(List<?> state) {
    if (state.size() != 5
        || !(state.get(1) instanceof List<?> shape)
        || !(state.get(2) instanceof PickledType type)
        || !(state.get(3) instanceof Boolean fortranOrder)
        || !(state.get(4) instanceof byte[] bytes)) {
      throw new PickleException("an unreadable NumPy array");
    }
    set(type, shape, fortranOrder, bytes);
  }

  /** Becomes an array of these bytes, which must be exactly those of its shape. */
  void set(PickledType type, List<?> shape, boolean fortranOrder, byte[] bytes) {
    ArrayLayout given = new ArrayLayout(type.elementType(), lengths(shape), fortranOrder);
    long due;
    try {
      due = given.bytes();
    } catch (ArithmeticException e) {
      throw new PickleException("an array of the absurd shape " + given.shapeText());
    }
    if (due != bytes.length) {
      throw new PickleException(
          "an array of shape %s, which takes %d bytes, has %d"
              .formatted(given.shapeText(), due, bytes.length));
    }
    layout = given;
    data = bytes;
  }

  /** Type, shape and order. */
  ArrayLayout layout() {
    if (layout == null) {
      throw new PickleException("an array that was never filled");
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

  private static int[] lengths(List<?> shape) {
    if (shape.size() > MAX_AXES) {
      throw new PickleException("an array of " + shape.size() + " axes");
    }
    int[] lengths = new int[shape.size()];
    for (int axis = 0; axis < lengths.length; axis++) {
      if (!(shape.get(axis) instanceof Long length) || length < 0 || length > Integer.MAX_VALUE) {
        throw new PickleException("an array of unreadable shape");
      }
      lengths[axis] = length.intValue();
    }
    return lengths;
  }
}
