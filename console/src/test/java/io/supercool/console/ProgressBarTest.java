package io.supercool.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {

  @Test
  void barShowsTheShare() {
    assertThat(ProgressBar.text(1, 4)).isEqualTo("[#####...............]  25 %");
    assertThat(ProgressBar.text(9, 4)).isEqualTo("[####################] 100 %");
    assertThat(ProgressBar.text(0, 0)).isEqualTo("[....................]   0 %");
  }

  @Test
  void estimateFollowsThePace() {
    assertThat(ProgressBar.withEstimate(1, 4, 30)).endsWith("about 1 min 30 s left");
    assertThat(ProgressBar.withEstimate(0, 4, 30)).endsWith("30 s so far");
  }

  @Test
  void durationsAreSaidAsPeopleSayThem() {
    assertThat(Durations.text(41.6)).isEqualTo("42 s");
    assertThat(Durations.text(59.7)).isEqualTo("1 min 0 s");
    assertThat(Durations.text(250)).isEqualTo("4 min 10 s");
    assertThat(Durations.text(3900)).isEqualTo("1 h 5 min");
    assertThat(Durations.text(-3)).isEqualTo("0 s");
  }
}
