package io.supercool.support.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Payload;
import io.supercool.contracts.Prediction;

/** What a span says of the payload it is about: above all of which snapshot. */
final class PayloadAttributes {
  private PayloadAttributes() {}

  static Attributes of(Payload payload) {
    AttributesBuilder attributes = Attributes.builder();
    attributes.put("supercool.snapshot", payload.snapshot().toString());
    attributes.put("supercool.particles", payload.particles());
    if (payload instanceof Configuration configuration) {
      put(attributes, configuration);
    } else if (payload instanceof Graph graph) {
      put(attributes, graph.configuration());
      attributes.put("supercool.edges", graph.edges());
    } else if (payload instanceof Prediction prediction) {
      put(attributes, prediction.configuration());
      attributes.put("supercool.model.version", prediction.modelVersion());
    }
    return attributes.build();
  }

  private static void put(AttributesBuilder attributes, Configuration configuration) {
    attributes.put("supercool.split", configuration.header().split().name());
  }
}
