package io.supercool.reader.text;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers from bytes, correctly rounded: the same {@code double} as {@link
 * Double#parseDouble} gives, which is asked where the fast way cannot prove its result.
 */
public final class Decimal {
  private static final int MAX_DIGITS = 18;
  private static final int MAX_LENGTH = 512;
  private static final int SHOWN = 64;
  private static final long EXACT_MANTISSA = 1L << 53;

  /** So many digits are always a double. */
  static final int EXACT_DIGITS = 15;

  /** Of the low part, over twice what two roundings can do to it. */
  private static final double DOUBT = 0x1p-50;

  /** Powers of ten that are doubles. */
  private static final double[] POWERS = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++, power *= 10) {
      POWERS[i] = power;
    }
  }

  private Decimal() {}

  /**
   * The number written in {@code bytes[from .. to)}: sign, digits, point, exponent.
   *
   * @throws NumberFormatException if something else is written there
   */
  public static double parse(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = false;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      negative = bytes[at++] == '-';
    }
    long mantissa = 0;
    int begin = at;
    while (at < to && isDigit(bytes[at])) {
      mantissa = mantissa * 10 + (bytes[at++] - '0');
    }
    int digits = at - begin;
    int exponent = 0;
    if (at < to && bytes[at] == '.') {
      begin = ++at;
      while (at < to && isDigit(bytes[at])) {
        mantissa = mantissa * 10 + (bytes[at++] - '0');
      }
      exponent = begin - at;
      digits -= exponent;
    }
    if (digits == 0 || digits > MAX_DIGITS) {
      return exactly(bytes, from, to);
    }
    if (at < to) {
      int scale = scale(bytes, at, to);
      if (scale == Integer.MAX_VALUE) {
        return exactly(bytes, from, to);
      }
      exponent += scale;
    }
    double value = scaled(mantissa, exponent);
    return Double.isNaN(value) ? exactly(bytes, from, to) : negative ? -value : value;
  }

  /** digits / 10^decimals, correctly rounded, for at most {@link #EXACT_DIGITS} of both. */
  static double fraction(long digits, int decimals) {
    return digits / POWERS[decimals];
  }

  /** The exponent written as {@code e-05}; the largest integer if it is anything unusual. */
  private static int scale(byte[] bytes, int from, int to) {
    int at = from;
    // Fortran writes d for the exponent of double precision.
    if ((bytes[at] | 0x20) != 'e' && (bytes[at] | 0x20) != 'd') {
      return Integer.MAX_VALUE;
    }
    at++;
    boolean negative = false;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      negative = bytes[at++] == '-';
    }
    if (at == to || to - at > 3) {
      return Integer.MAX_VALUE;
    }
    int scale = 0;
    for (; at < to; at++) {
      if (!isDigit(bytes[at])) {
        return Integer.MAX_VALUE;
      }
      scale = scale * 10 + (bytes[at] - '0');
    }
    return negative ? -scale : scale;
  }

  /** mantissa 10^exponent, correctly rounded, or NaN where that is not certain. */
  private static double scaled(long mantissa, int exponent) {
    if (mantissa == 0) {
      return 0;
    }
    if (exponent < -22 || exponent > 22) {
      return Double.NaN;
    }
    double power = POWERS[Math.abs(exponent)];
    if (mantissa <= EXACT_MANTISSA) {
      // Both are exact, so the only rounding is the operation's own.
      return exponent < 0 ? mantissa / power : mantissa * power;
    }
    // The result as a sum high + low, in which low's error is known; rounding is monotone, so if
    // the
    // ends of low's interval round alike, so does everything between.
    double leading = (double) mantissa;
    double trailing = (double) (mantissa - (long) leading);
    double high;
    double low;
    if (exponent < 0) {
      high = leading / power;
      low = (Math.fma(-high, power, leading) + trailing) / power;
    } else {
      high = leading * power;
      low = Math.fma(trailing, power, Math.fma(leading, power, -high));
    }
    double doubt = Math.abs(low) * DOUBT;
    double least = high + (low - doubt);
    double most = high + (low + doubt);
    return least == most ? least : Double.NaN;
  }

  private static double exactly(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      // Java would take hexadecimals, suffixes and names besides.
      if (!isDigit(b)
          && b != '.'
          && b != '-'
          && b != '+'
          && (b | 0x20) != 'e'
          && (b | 0x20) != 'd') {
        throw notANumber(bytes, from, to);
      }
    }
    if (to - from > MAX_LENGTH) {
      throw notANumber(bytes, from, to);
    }
    try {
      return Double.parseDouble(text(bytes, from, to).replace('d', 'e').replace('D', 'e'));
    } catch (NumberFormatException e) {
      throw notANumber(bytes, from, to);
    }
  }

  private static NumberFormatException notANumber(byte[] bytes, int from, int to) {
    return new NumberFormatException(
        "`%s` is not a number".formatted(text(bytes, from, Math.min(to, from + SHOWN))));
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
