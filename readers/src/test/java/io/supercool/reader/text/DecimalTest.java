package io.supercool.reader.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

  @Test
  void isJavasOwnResultBitByBit() {
    Random random = new Random(7);
    String[] formats = {"%.6f", "%.17g", "%.16e", "%.15e", "%.3e", "%.18f", "%.20e", "%.0f"};
    for (int i = 0; i < 400_000; i++) {
      double scale = Math.pow(10, random.nextInt(i % 10 == 0 ? 300 : 20) - 10);
      double value = random.nextGaussian() * scale;
      requireSame(String.format(Locale.ROOT, formats[i % formats.length], value));
      requireSame(Double.toString(value));
    }
  }

  @Test
  void isExactWhereTwoDoublesAreEquallyNear() {
    Random random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      // Half way between neighbours: 2^53 to 2^54 holds even numbers alone.
      long odd = (1L << 53) + (random.nextLong() >>> 12) * 2 + 1;
      requireSame(Long.toString(odd));
      requireSame(odd + "e-" + random.nextInt(25));
      requireSame(odd + "e" + random.nextInt(25));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1.5",
        "1.",
        ".5",
        "-.5e3",
        "1e22",
        "1e23",
        "9007199254740993",
        "1E-5",
        "4.9e-324",
        "1e400",
        "123456789012345678901234567890",
        "0.000000000000000000000001",
        "9223372036854775807",
        "99999999999999999",
        "1.7976931348623157e308"
      })
  void takesEveryWayOfWriting(String text) {
    requireSame(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", "e5", "1e", "1e+", "1.2.3", "nan", "Infinity", "0x1p3", "1d", "--1"})
  void refusesWhatIsNoDecimalNumber(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Decimal.parse(bytes, 0, bytes.length))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("`%s` is not a number".formatted(text));
  }

  private static void requireSame(String text) {
    byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
    double parsed = Decimal.parse(bytes, 1, bytes.length - 1);
    if (Double.doubleToRawLongBits(parsed)
        != Double.doubleToRawLongBits(Double.parseDouble(text))) {
      assertThat(parsed).as(text).isEqualTo(Double.parseDouble(text));
    }
  }
}
