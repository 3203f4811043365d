package io.supercool.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
  @Test
  void oneIsSingularAndEverythingElsePlural() {
    assertThat(Counted.of(0, "fault")).isEqualTo("0 faults");
    assertThat(Counted.of(1, "dead letter")).isEqualTo("1 dead letter");
    assertThat(Counted.of(12, "graph")).isEqualTo("12 graphs");
  }
}
