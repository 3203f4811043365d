package io.supercool.reader.pickle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The only names that a pickle may ask for and be given something. None of them is looked up
 * anywhere: each is a case here that makes a number, bytes or an array. Anything else is {@link
 * Opaque}.
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

  private static final int MAX_LATIN = 0xff;
  private static final int MAX_SHORT = 0xff;

  /** The allowed name, if it is one. */
  static Optional<AllowedGlobal> find(String module, String name) {
    return Optional.ofNullable(
        switch (module + " " + name) {
          case "numpy ndarray" -> ARRAY;
          case "numpy dtype" -> TYPE;
          case "numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct" ->
              RECONSTRUCT;
          case "numpy.core.multiarray scalar", "numpy._core.multiarray scalar" -> SCALAR;
          case "numpy.core.numeric _frombuffer", "numpy._core.numeric _frombuffer" -> FROM_BUFFER;
          case "_codecs encode" -> ENCODE;
          default -> null;
        });
  }

  /** The bytes of a value, which Python 2 writes as a text if they are few; null if it has none. */
  static byte @Nullable [] bytes(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    return value instanceof String text
            && text.length() <= MAX_SHORT
            && text.chars().allMatch(c -> c <= MAX_LATIN)
        ? text.getBytes(StandardCharsets.ISO_8859_1)
        : null;
  }

  /** What the call with {@code arguments} makes; {@link Opaque} if it is no number or array. */
  Object call(List<?> arguments) {
    int count = arguments.size();
    if (this == TYPE && count >= 1 && arguments.get(0) instanceof String code) {
      return new PickledType(code);
    }
    if (this == RECONSTRUCT && count == 3 && arguments.get(0) == ARRAY) {
      return new PickledArray();
    }
    if (this == SCALAR && count == 2 && arguments.get(0) instanceof PickledType type) {
      return scalar(type, bytes(arguments.get(1)));
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
    return new Opaque("a NumPy object that is no plain array");
  }

  private static Object scalar(PickledType type, byte @Nullable [] bytes) {
    PickledArray single = new PickledArray();
    if (bytes != null && single.set(type, List.of(), false, bytes) && single.isNumbers()) {
      return single.numbers()[0];
    }
    return new Opaque("a NumPy value of type " + type);
  }
}
