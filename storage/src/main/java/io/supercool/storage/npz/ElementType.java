package io.supercool.storage.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A NumPy element type of plain numbers or fixed-length text. Objects, records, dates and complex
 * numbers have none.
 *
 * @param kind i signed, u unsigned, f floating, b boolean, U text of UCS-4
 * @param bytes of one element
 * @param order of its bytes
 */
public record ElementType(char kind, int bytes, ByteOrder order) {
  private static final Pattern DESCRIPTION = Pattern.compile("([<>|=]?)([iufbU])(\\d{1,6})");
  private static final int UCS4_BYTES = 4;

  /** Reads a NumPy type string such as {@code <f8}; empty if it is not supported. */
  public static Optional<ElementType> parse(String description) {
    Matcher matcher = DESCRIPTION.matcher(description);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    char kind = matcher.group(2).charAt(0);
    int size = Integer.parseInt(matcher.group(3));
    boolean supported =
        switch (kind) {
          case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
          case 'f' -> size == 4 || size == 8;
          case 'b' -> size == 1;
          default -> size > 0;
        };
    ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return supported
        ? Optional.of(new ElementType(kind, kind == 'U' ? size * UCS4_BYTES : size, order))
        : Optional.empty();
  }

  /** Whether elements are numbers (booleans count as 0 and 1). */
  public boolean isNumber() {
    return kind != 'U';
  }

  /**
   * Decodes numbers. Advances {@code in}; fills {@code out[offset .. offset + count)}.
   *
   * @param in holds at least {@code count} elements; its byte order is set
   */
  public void decode(ByteBuffer in, double[] out, int offset, int count) {
    in.order(order);
    int end = offset + count;
    for (int i = offset; i < end; i++) {
      out[i] =
          switch (kind) {
            case 'f' -> bytes == 8 ? in.getDouble() : in.getFloat();
            case 'u' -> unsigned(in);
            default -> signed(in);
          };
    }
  }

  /** Decodes one text element, without NumPy's padding of zeros. Advances {@code in}. */
  public String decodeText(ByteBuffer in) {
    in.order(order);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes / UCS4_BYTES; i++) {
      int codePoint = in.getInt();
      if (codePoint != 0) {
        text.appendCodePoint(Character.isValidCodePoint(codePoint) ? codePoint : 0xFFFD);
      }
    }
    return text.toString();
  }

  private double signed(ByteBuffer in) {
    return switch (bytes) {
      case 1 -> in.get();
      case 2 -> in.getShort();
      case 4 -> in.getInt();
      default -> in.getLong();
    };
  }

  private double unsigned(ByteBuffer in) {
    return switch (bytes) {
      case 1 -> Byte.toUnsignedInt(in.get());
      case 2 -> Short.toUnsignedInt(in.getShort());
      case 4 -> Integer.toUnsignedLong(in.getInt());
      default -> {
        long value = in.getLong();
        yield value >= 0 ? value : value + 0x1p64;
      }
    };
  }
}
