package io.supercool.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness tied to progress: alive means idle, or at each piece of work in hand for no longer than
 * {@code supercool.patience}.
 */
@Liveness
@ApplicationScoped
public class Progress implements HealthCheck {
  private final Duration patience;
  private final Clock clock;
  private final Map<String, Instant> inHand = new ConcurrentHashMap<>();

  @Inject
  Progress(@ConfigProperty(name = "supercool.patience", defaultValue = "10m") Duration patience) {
    this(patience, Clock.systemUTC());
  }

  Progress(Duration patience, Clock clock) {
    this.patience = patience;
    this.clock = clock;
  }

  /** Work on {@code what} begins, or has just made progress. */
  public void working(String what) {
    inHand.put(what, clock.instant());
  }

  /** Work on {@code what} has ended, well or not. */
  public void done(String what) {
    inHand.remove(what);
  }

  @Override
  public HealthCheckResponse call() {
    Instant earliest = clock.instant().minus(patience);
    HealthCheckResponseBuilder response = HealthCheckResponse.named("progress").up();
    inHand.forEach(
        (what, since) -> {
          response.withData(what, since.toString());
          if (since.isBefore(earliest)) {
            response.down();
          }
        });
    return response.build();
  }
}
