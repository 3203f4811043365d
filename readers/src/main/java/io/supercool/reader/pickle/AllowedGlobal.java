package io.supercool.reader.pickle;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The only names that a pickle may ask for. None of them is looked up anywhere: each is a case here
 * that makes a number, bytes or an array. Anything else is refused by name.
 */
enum AllowedGlobal {
  /** {@code numpy.ndarray}, an argument of the others. */
  ARRAY,
  /** {@code numpy.dtype(code, align, copy)}. */
  TYPE,
  /** {@code numpy.core.multiarray._reconstruct(ndarray, (0,), b'b')}: an array to be filled. */
  RECONSTRUCT,
  /** {@code numpy.core.multiarray.scalar(dtype, bytes)}: one number. */
  SCALAR,
  /** {@code numpy.core.numeric._frombuffer(bytes, dtype, shape, order)}: protocol 5. */
  FROM_BUFFER,
  /** {@code _codecs.encode(text, 'latin1')}: how protocol 2 writes bytes. */
  ENCODE;

  /**
   * The allowed name, if it is one.
   *
   * @throws PickleException naming what was asked for
   */
  static AllowedGlobal of(String module, String name) {
    return switch (module + " " + name) {
      case "numpy ndarray" -> ARRAY;
      case "numpy dtype" -> TYPE;
      case "numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct" ->
          RECONSTRUCT;
      case "numpy.core.multiarray scalar", "numpy._core.multiarray scalar" -> SCALAR;
      case "numpy.core.numeric _frombuffer", "numpy._core.numeric _frombuffer" -> FROM_BUFFER;
      case "_codecs encode" -> ENCODE;
      default ->
          throw new PickleException(
              "it asks for %s.%s, which is no number, text, container or NumPy array"
                  .formatted(module, name));
    };
  }

  /** What the call with {@code arguments} makes. */
  Object call(List<?> arguments) {
    int count = arguments.size();
    if (this == TYPE && count >= 1 && arguments.get(0) instanceof String code) {
      return new PickledType(code);
    }
    if (this == RECONSTRUCT && count == 3 && arguments.get(0) == ARRAY) {
      return new PickledArray();
    }
    if (this == SCALAR
        && count == 2
        && arguments.get(0) instanceof PickledType type
        && arguments.get(1) instanceof byte[] bytes) {
      PickledArray single = new PickledArray();
      single.set(type, List.of(), false, bytes);
      return single.numbers()[0];
    }
    if (this == FROM_BUFFER
        && count == 4
        && arguments.get(0) instanceof byte[] bytes
        && arguments.get(1) instanceof PickledType type
        && arguments.get(2) instanceof List<?> shape) {
      PickledArray array = new PickledArray();
      array.set(type, shape, "F".equals(arguments.get(3)), bytes);
      return array;
    }
    if (this == ENCODE
        && count == 2
        && arguments.get(0) instanceof String text
        && "latin1".equals(arguments.get(1))) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    throw new PickleException("a call of " + this + " that makes no number or array");
  }
}
