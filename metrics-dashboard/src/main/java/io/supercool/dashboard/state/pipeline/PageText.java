package io.supercool.dashboard.state.pipeline;

import java.nio.charset.StandardCharsets;

/** Text of others, of any length and content, cut to what a page can show. */
public final class PageText {
  private static final int MAX_LENGTH = 500;

  /** Of a character in UTF-8. */
  private static final int MAX_BYTES = 4;

  private PageText() {}

  /** The beginning of {@code text}, all of it where it is short. */
  public static String cut(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }

  /** The beginning of a text in UTF-8; what is not UTF-8 becomes a replacement character. */
  public static String ofUtf8(byte[] utf8) {
    int length = Math.min(utf8.length, MAX_BYTES * MAX_LENGTH);
    return cut(new String(utf8, 0, length, StandardCharsets.UTF_8));
  }
}
