package io.supercool.support.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What makes spans: Quarkus' OpenTelemetry where it is on, and nothing elsewhere. Switched off,
 * OpenTelemetry would go on making spans, which nobody gets, and headers. Static, since what is
 * traced is made by the services and need not be a bean.
 */
@ApplicationScoped
public class Telemetry {
  private static volatile OpenTelemetry current = OpenTelemetry.noop();

  void onStart(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
      OpenTelemetry telemetry,
      @ConfigProperty(name = TracingSwitch.DISABLED) boolean disabled) {
    current = disabled ? OpenTelemetry.noop() : telemetry;
  }

  static OpenTelemetry current() {
    return current;
  }
}
