package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;

/** Compares payloads by the content of their arrays, to the bit. */
final class Exactly {
  private static final RecursiveComparisonConfiguration BY_CONTENT =
      RecursiveComparisonConfiguration.builder()
          .withEqualsForType(Double::equals, Double.class)
          .withEqualsForType(Arrays::equals, byte[].class)
          .withEqualsForType(Arrays::equals, int[].class)
          .withEqualsForType(Arrays::equals, float[].class)
          .withEqualsForType(Arrays::equals, double[].class)
          .build();

  private Exactly() {}

  /** Fails unless the payloads hold the same. */
  static void assertSame(@Nullable Object actual, Object expected) {
    assertThat(actual).usingRecursiveComparison(BY_CONTENT).isEqualTo(expected);
  }
}
