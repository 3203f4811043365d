package io.supercool.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class WorkInProgressTest {
  @Test
  void isAliveWhileIdleOrWithinPatience() {
    WorkInProgress progress = new WorkInProgress(patience(Duration.ofHours(1)));
    assertThat(progress.call().getStatus()).isEqualTo(Status.UP);
    progress.begin("run/configuration/0");
    assertThat(progress.call().getStatus()).isEqualTo(Status.UP);
    assertThat(progress.call().getData().orElseThrow())
        .containsEntry("snapshot", "run/configuration/0");
  }

  @Test
  void isNotAliveBeyondPatienceUntilTheWorkEnds() {
    WorkInProgress progress = new WorkInProgress(patience(Duration.ZERO));
    progress.begin("run/configuration/0");
    assertThat(progress.call().getStatus()).isEqualTo(Status.DOWN);
    progress.end();
    assertThat(progress.call().getStatus()).isEqualTo(Status.UP);
  }

  private static GraphSettings patience(Duration patience) {
    return new GraphSettings() {
      @Override
      public double cutoff() {
        return 2;
      }

      @Override
      public int lMax() {
        return 3;
      }

      @Override
      public EdgePositions positions() {
        return EdgePositions.INHERENT;
      }

      @Override
      public Duration patience() {
        return patience;
      }
    };
  }
}
