package io.supercool.reader.recognition;

import java.util.Optional;

/** Texts of two or four bytes a character, by their mark or by the zeros between the characters. */
final class WideText {
  private static final int LOOKED_AT = 64;

  private WideText() {}

  /** The encoding of a file that begins so, as {@code iconv} names it; empty if it is none. */
  static Optional<String> encoding(byte[] start) {
    int first = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
    if (first == 0xfffe) {
      boolean four = start.length >= 4 && start[2] == 0 && start[3] == 0;
      return Optional.of(four ? "UTF-32" : "UTF-16");
    }
    if (first == 0xfeff) {
      return Optional.of("UTF-16");
    }
    if (zeros(start, 1, 0)) {
      return Optional.of("UTF-16LE");
    }
    return zeros(start, 0, 1) ? Optional.of("UTF-16BE") : Optional.empty();
  }

  /** Whether of every two bytes the one is zero and the other is of a text in English. */
  private static boolean zeros(byte[] start, int zero, int other) {
    int length = Math.min(LOOKED_AT, start.length) / 2 * 2;
    for (int i = 0; i < length; i += 2) {
      byte letter = start[i + other];
      if (start[i + zero] != 0 || letter < ' ' && !Character.isWhitespace(letter)) {
        return false;
      }
    }
    return length > 2;
  }
}
