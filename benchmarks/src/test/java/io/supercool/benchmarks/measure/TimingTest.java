package io.supercool.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {

  @Test
  void theMedianIsTheMiddleOne() {
    assertThat(Timing.of(List.of(9.0, 1.0, 3.0))).isEqualTo(new Timing(3, 1));
    assertThat(Timing.of(List.of(4.0, 10.0, 1.0, 3.0))).isEqualTo(new Timing(3.5, 1));
    assertThat(Timing.of(List.of(7.0))).isEqualTo(new Timing(7, 7));
  }

  @Test
  void itIsRepeatedAsOftenAsTheEffortSays() {
    int[] calls = new int[1];
    List<Integer> told = new ArrayList<>();
    Timing.of(new Effort(60, 2, 3, 1, 1, 1), told::add, () -> calls[0]++);
    assertThat(calls[0]).isEqualTo(5);
    assertThat(told).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void withoutTimeItIsMeasuredOnce() {
    int[] calls = new int[1];
    Timing.of(new Effort(0, 0, 100, 1, 1, 1), done -> {}, () -> calls[0]++);
    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void rateIsAmountPerSecond() {
    assertThat(Rate.of(6, new Timing(2000, 1000))).isEqualTo(new Rate(3, 6));
  }
}
