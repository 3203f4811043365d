package io.supercool.launcher.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as all tables write them. */
public final class Numbers {
  private Numbers() {}

  /** Three digits after the point; a dash for what is not defined. */
  public static String correlation(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** At most {@code digits} significant digits, without an exponent: 0.1, 52, 4120. */
  public static String significant(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }
}
