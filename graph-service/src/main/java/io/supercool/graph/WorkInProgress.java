package io.supercool.graph;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** Alive means: idle, or in work on a snapshot for no longer than the patience allows. */
@Liveness
@ApplicationScoped
class WorkInProgress implements HealthCheck {
  private record Work(String snapshot, Instant since) {}

  private final Duration patience;
  private volatile @Nullable Work current;

  WorkInProgress(GraphSettings settings) {
    patience = settings.patience();
  }

  void begin(String snapshot) {
    current = new Work(snapshot, Instant.now());
  }

  void end() {
    current = null;
  }

  @Override
  public HealthCheckResponse call() {
    Work work = current;
    if (work == null) {
      return HealthCheckResponse.named("progress").up().build();
    }
    return HealthCheckResponse.named("progress")
        .status(Instant.now().isBefore(work.since().plus(patience)))
        .withData("snapshot", work.snapshot())
        .withData("since", work.since().toString())
        .build();
  }
}
