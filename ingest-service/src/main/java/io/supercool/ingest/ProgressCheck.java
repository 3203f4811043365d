package io.supercool.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live means: no request has been without progress for longer than the limit. */
@Liveness
@ApplicationScoped
public class ProgressCheck implements HealthCheck {
  private final Progress progress;
  private final IngestSettings settings;

  ProgressCheck(Progress progress, IngestSettings settings) {
    this.progress = progress;
    this.settings = settings;
  }

  @Override
  public HealthCheckResponse call() {
    Optional<String> stalled = progress.stalledFor(settings.stallLimit());
    var response = HealthCheckResponse.named("reading makes progress").status(stalled.isEmpty());
    stalled.ifPresent(location -> response.withData("stalled", location));
    return response.build();
  }
}
