package io.supercool.reader.text;

import io.supercool.reader.frame.MalformedFrameException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of a text and the words in them, without making strings. Holds one line, of at most 1 MiB.
 * Not thread-safe.
 */
public final class TextInput {
  private static final int BUFFER_BYTES = 1 << 17;
  private static final int MAX_LINE_BYTES = 1 << 20;
  private static final int SHOWN = 60;
  private static final int LONG_DIGITS = 18;

  /** Up to here every whole number is a double. */
  private static final double EXACT_WHOLE = 1L << 53;

  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int end;
  private int lineStart;
  private int lineEnd;
  private int next;
  private int cursor;
  private int wordStart;
  private int wordEnd;
  private long line;
  private long bufferOffset;
  private boolean terminated = true;
  private boolean begun;

  /** Reads {@code in}, which the caller closes. */
  public TextInput(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next line; false at the end of the input.
   *
   * @throws MalformedFrameException if the line is longer than any of a trajectory
   */
  public boolean nextLine() throws IOException {
    int at = next;
    lineStart = next;
    if (line == 0 && !begun) {
      begun = true;
      skipMark();
      at = next;
      lineStart = next;
    }
    for (; ; ) {
      at = LineBreaks.next(buffer, at, end);
      if (at < end) {
        begin(at, at + 1);
        return true;
      }
      int held = at - lineStart;
      if (!fill()) {
        terminated = held == 0;
        begin(end, end);
        return held > 0;
      }
      at = lineStart + held;
    }
  }

  /** Passes over the byte order mark with which some programs begin a text in UTF-8. */
  private void skipMark() throws IOException {
    while (end < MARK.length && fill()) {
      // A stream may give one byte at a time.
    }
    if (end >= MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length)) {
      next = MARK.length;
    }
  }

  private void begin(int lineEnd, int next) {
    this.lineEnd = lineEnd > lineStart && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    this.next = next;
    this.cursor = lineStart;
    this.line++;
  }

  /** Makes the present line the next one again. */
  public void backToLineStart() {
    next = lineStart;
    line--;
  }

  /** Reads more behind what is held of the line, which moves to the buffer's start. */
  private boolean fill() throws IOException {
    int held = end - lineStart;
    if (held > MAX_LINE_BYTES) {
      lineStart = end;
      lineEnd = end;
      cursor = end;
      next = end;
      throw new MalformedFrameException(
          "a line has more than %d bytes".formatted(MAX_LINE_BYTES), "this is no text file");
    }
    byte[] target = held > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
    System.arraycopy(buffer, lineStart, target, 0, held);
    bufferOffset += lineStart;
    buffer = target;
    lineStart = 0;
    next = 0;
    end = held;
    int read = in.read(buffer, end, buffer.length - end);
    if (read > 0) {
      end += read;
    }
    return read > 0;
  }

  /** Number of the present line, from 1. */
  public long line() {
    return line;
  }

  /** Bytes before the end of the present line, its line break included. */
  public long offset() {
    return bufferOffset + next;
  }

  /** Whether the present line has a line break: a last line without may still be growing. */
  public boolean isTerminated() {
    return terminated;
  }

  /** The present line, without its line break. */
  public String text() {
    return new String(buffer, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
  }

  /** Whether the present line begins with {@code ascii}, blanks before it set aside. */
  public boolean startsWith(byte[] ascii) {
    int from = lineStart;
    while (from < lineEnd && buffer[from] == ' ') {
      from++;
    }
    return lineEnd - from >= ascii.length
        && Arrays.equals(buffer, from, from + ascii.length, ascii, 0, ascii.length);
  }

  /** Goes to the next word of the line; false if there is none. */
  public boolean nextWord() {
    byte[] bytes = buffer;
    int stop = lineEnd;
    int at = cursor;
    while (at < stop && isBlank(bytes[at])) {
      at++;
    }
    wordStart = at;
    while (at < stop && !isBlank(bytes[at])) {
      at++;
    }
    wordEnd = at;
    cursor = at;
    return wordEnd > wordStart;
  }

  /** Other control characters are no blanks: where they stand, data was lost. */
  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\f';
  }

  /** The present word as text, shortened if long. */
  public String word() {
    return new String(
        buffer, wordStart, Math.min(wordEnd - wordStart, SHOWN), StandardCharsets.UTF_8);
  }

  /** Whether the present word is {@code utf8}. */
  public boolean wordIs(byte[] utf8) {
    return Arrays.equals(buffer, wordStart, wordEnd, utf8, 0, utf8.length);
  }

  /** The next word as a number, correctly rounded. */
  public double nextDouble() {
    byte[] bytes = buffer;
    int stop = lineEnd;
    int at = cursor;
    while (at < stop && bytes[at] == ' ') {
      at++;
    }
    boolean negative = at < stop && bytes[at] == '-';
    if (negative) {
      at++;
    }
    long digits = 0;
    int begin = at;
    int digit;
    while (at < stop && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      at++;
    }
    int length = at - begin;
    int decimals = 0;
    if (at < stop && bytes[at] == '.') {
      begin = ++at;
      while (at < stop && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        at++;
      }
      decimals = at - begin;
      length += decimals;
    }
    if (length > 0 && length <= Decimal.EXACT_DIGITS && (at == stop || bytes[at] == ' ')) {
      cursor = at;
      double value = Decimal.fraction(digits, decimals);
      return negative ? -value : value;
    }
    return nextUnusualDouble();
  }

  /** The next word as a number; NaN if it is none. */
  public double nextOptionalDouble() {
    requireWord();
    try {
      return Decimal.parse(buffer, wordStart, wordEnd);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private double nextUnusualDouble() {
    requireWord();
    try {
      return Decimal.parse(buffer, wordStart, wordEnd);
    } catch (NumberFormatException e) {
      throw notANumber();
    }
  }

  /** The next word as a whole number, which may be written as a decimal: 100, 100.0 or 1e+02. */
  public long nextLong() {
    requireWord();
    int at = wordStart;
    boolean negative = buffer[at] == '-';
    if (negative) {
      at++;
    }
    if (at == wordEnd || wordEnd - at > LONG_DIGITS) {
      return wholeDecimal();
    }
    long value = 0;
    for (; at < wordEnd; at++) {
      int digit = buffer[at] - '0';
      if (digit < 0 || digit > 9) {
        return wholeDecimal();
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** The present word, which is written as a decimal, as the whole number that it must be. */
  private long wholeDecimal() {
    double value;
    try {
      value = Decimal.parse(buffer, wordStart, wordEnd);
    } catch (NumberFormatException e) {
      throw notANumber();
    }
    if (value != Math.rint(value) || Math.abs(value) >= EXACT_WHOLE) {
      throw new MalformedFrameException(
          "`%s` is not a whole number, or too large".formatted(word()),
          "write a whole number here");
    }
    return (long) value;
  }

  /**
   * Refuses anything behind the words that were read of the line.
   *
   * @throws MalformedFrameException that says what stands there
   */
  public void requireEndOfLine() {
    if (nextWord()) {
      throw new MalformedFrameException(
          "`%s` has `%s` behind its last value".formatted(shown(), word()),
          "heading and values disagree: correct one of them");
    }
  }

  /**
   * Refuses a line that has no line break: what cuts a file short may have cut its last number.
   *
   * @throws MalformedFrameException if the present line is the last and has none
   */
  public void requireTerminated() {
    if (!terminated) {
      throw new MalformedFrameException(
          "the file ends in the line `%s`, without a line break: the last number may be cut short"
              .formatted(shown()),
          "write the frame again, or end the line if it is whole");
    }
  }

  /** Goes to the next word, which must be there. */
  public void requireWord() {
    if (!nextWord()) {
      throw new MalformedFrameException(
          "`%s` ends early".formatted(shown()), "every line needs all columns");
    }
  }

  private MalformedFrameException notANumber() {
    return new MalformedFrameException(
        "`%s` is not a number as it should be".formatted(word()), "correct or remove this frame");
  }

  /** The present line as errors show it. */
  public String shown() {
    int length = lineEnd - lineStart;
    return new String(buffer, lineStart, Math.min(length, SHOWN), StandardCharsets.UTF_8)
        + (length > SHOWN ? "..." : "");
  }
}
