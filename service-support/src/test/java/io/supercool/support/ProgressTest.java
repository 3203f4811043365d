package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private Instant now = Instant.EPOCH;
  private final Progress progress = new Progress(Duration.ofMinutes(10), new TestClock());

  @Test
  void idleIsAlive() {
    assertThat(progress.call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void workWithoutProgressForLongerThanThePatienceIsNotAlive() {
    progress.working("a");
    now = now.plus(Duration.ofMinutes(10));
    assertThat(progress.call().getStatus()).isEqualTo(Status.UP);
    now = now.plusMillis(1);
    assertThat(progress.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(progress.call().getData().orElseThrow()).containsKey("a");
  }

  @Test
  void progressAndTheEndKeepItAlive() {
    progress.working("a");
    progress.working("b");
    now = now.plus(Duration.ofMinutes(11));
    progress.working("a");
    progress.done("b");
    assertThat(progress.call().getStatus()).isEqualTo(Status.UP);
  }

  private final class TestClock extends Clock {
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
  }
}
