package io.supercool.dashboard.api;

import io.supercool.dashboard.kafka.OwnProgress;
import io.supercool.dashboard.kafka.Watch;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while it looks at the pipeline and reads what there is to read. */
@Liveness
class ProgressLiveness implements HealthCheck {
  private static final double STUCK_AFTER_SECONDS = 60;

  private final Watch watch;
  private final OwnProgress progress;

  ProgressLiveness(Watch watch, OwnProgress progress) {
    this.watch = watch;
    this.progress = progress;
  }

  @Override
  public HealthCheckResponse call() {
    boolean looking = watch.secondsSinceLook() < STUCK_AFTER_SECONDS;
    boolean reading = watch.ownLag() == 0 || progress.idleSeconds() < STUCK_AFTER_SECONDS;
    return HealthCheckResponse.named("progress")
        .status(looking && reading)
        .withData("recordsToRead", watch.ownLag())
        .withData("secondsSinceLastRecord", (long) progress.idleSeconds())
        .build();
  }
}
