package io.supercool.support.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class TracingSwitchTest {
  @Test
  void anEndpointTurnsTracingOn() {
    SmallRyeConfig config = with("http://collector:4318");
    assertThat(config.getValue("quarkus.otel.sdk.disabled", Boolean.class)).isFalse();
    assertThat(config.getValue("quarkus.otel.exporter.otlp.endpoint", String.class))
        .isEqualTo("http://collector:4318");
  }

  /** What Compose hands on of a variable that is not set is empty. */
  @Test
  void anEmptyEndpointDoesNot() {
    assertThat(with("").getValue("quarkus.otel.sdk.disabled", Boolean.class)).isTrue();
  }

  private static SmallRyeConfig with(String endpoint) {
    return new SmallRyeConfigBuilder()
        .withSources(new TracingSwitch())
        .withDefaultValue("otel.exporter.otlp.endpoint", endpoint)
        .build();
  }
}
