package io.supercool.storage.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A NumPy element type of plain numbers or fixed-length text. Objects, records, dates and complex
 * numbers have none.
 *
 * @param kind i signed, u unsigned, f floating, b boolean, U text of UCS-4, S text of bytes
 * @param bytes of one element
 * @param order of its bytes
 */
public record ElementType(char kind, int bytes, ByteOrder order) {
  private static final Pattern DESCRIPTION = Pattern.compile("([<>|=]?)([iufbUS])(\\d{1,6})");

  /** Other names that NumPy takes in a header, as programs write that are not NumPy. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("?", "b1"),
          Map.entry("bool", "b1"),
          Map.entry("b", "i1"),
          Map.entry("int8", "i1"),
          Map.entry("B", "u1"),
          Map.entry("uint8", "u1"),
          Map.entry("h", "i2"),
          Map.entry("int16", "i2"),
          Map.entry("H", "u2"),
          Map.entry("uint16", "u2"),
          Map.entry("i", "i4"),
          Map.entry("int32", "i4"),
          Map.entry("I", "u4"),
          Map.entry("uint32", "u4"),
          Map.entry("q", "i8"),
          Map.entry("int64", "i8"),
          Map.entry("Q", "u8"),
          Map.entry("uint64", "u8"),
          Map.entry("f", "f4"),
          Map.entry("float32", "f4"),
          Map.entry("d", "f8"),
          Map.entry("float64", "f8"));

  private static final int UCS4_BYTES = 4;

  /** Reads a NumPy type string such as {@code <f8}; empty if it is not supported. */
  public static Optional<ElementType> parse(String description) {
    String order = description.replaceFirst("(?s)^([<>|=]?).*", "$1");
    String code = description.substring(order.length());
    Matcher matcher = DESCRIPTION.matcher(order + NAMES.getOrDefault(code, code));
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
    ByteOrder bytes = order.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return supported
        ? Optional.of(new ElementType(kind, kind == 'U' ? size * UCS4_BYTES : size, bytes))
        : Optional.empty();
  }

  /** How to write instead what has a type that is not supported. */
  static String advice(String description) {
    return switch (description.replaceFirst("^[<>|=]?", "").replaceFirst("(?s)(?<=.).*", "")) {
      case "O" ->
          "its elements are Python objects: write one array of numbers, of rows of equal length";
      case "c" -> "write real numbers, or real and imaginary parts as arrays of their own";
      case "f", "e", "g" -> "write it as float64: array.astype(float)";
      case "M", "m" -> "write dates and durations as numbers";
      case "V" -> "write each field as an array of its own";
      default -> "write numbers as float64 or integers, and text as str";
    };
  }

  /** Whether elements are numbers (booleans count as 0 and 1). */
  public boolean isNumber() {
    return kind != 'U' && kind != 'S';
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
    if (kind == 'S') {
      byte[] text = new byte[bytes];
      in.get(text);
      return new String(text, StandardCharsets.UTF_8).replaceFirst("\0+$", "");
    }
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
