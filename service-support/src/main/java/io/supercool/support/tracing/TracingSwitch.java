package io.supercool.support.tracing;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Tracing is on where {@code OTEL_EXPORTER_OTLP_ENDPOINT} says where traces go, and off elsewhere.
 * Quarkus reads variables of its own instead, and has it on by default.
 */
public final class TracingSwitch implements ConfigSourceFactory {
  static final String DISABLED = "quarkus.otel.sdk.disabled";

  /** Above service-support's file, below a service's own. */
  private static final int ORDINAL = 110;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue given = context.getValue("otel.exporter.otlp.endpoint");
    String endpoint = given == null ? null : given.getValue();
    Map<String, String> settings =
        endpoint == null || endpoint.isBlank()
            ? Map.of(DISABLED, "true")
            : Map.of(DISABLED, "false", "quarkus.otel.exporter.otlp.endpoint", endpoint);
    return List.of(new PropertiesConfigSource(settings, "tracing switch", ORDINAL));
  }
}
