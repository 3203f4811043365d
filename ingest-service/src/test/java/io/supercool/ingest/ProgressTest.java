package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Instant now = Instant.EPOCH;
  private final Progress progress = new Progress(clock());

  @Test
  void isStalledOnlyWhileSomethingIsReadAndGetsNowhere() {
    assertThat(progress.stalledFor(LIMIT)).isEmpty();
    progress.made("/a.npz");
    now = now.plus(LIMIT);
    assertThat(progress.stalledFor(LIMIT)).isEmpty();
    now = now.plusSeconds(1);
    assertThat(progress.stalledFor(LIMIT)).contains("/a.npz");
    progress.made("/a.npz");
    assertThat(progress.stalledFor(LIMIT)).isEmpty();
    now = now.plus(LIMIT).plusSeconds(1);
    progress.idle();
    assertThat(progress.stalledFor(LIMIT)).isEmpty();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
