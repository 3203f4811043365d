package io.supercool.support.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;

/** What a span says of the payload it is about: above all of which snapshot. */
final class PayloadAttributes {
  private PayloadAttributes() {}

  static Attributes of(Object payload) {
    AttributesBuilder attributes = Attributes.builder();
    if (payload instanceof Configuration configuration) {
      put(attributes, configuration);
    } else if (payload instanceof Graph graph) {
      put(attributes, graph.configuration());
      attributes.put("supercool.edges", graph.edges());
    } else if (payload instanceof Prediction prediction) {
      put(attributes, prediction.configuration());
      attributes.put("supercool.model.version", prediction.modelVersion());
    } else if (payload instanceof Label label) {
      put(attributes, label.snapshot());
    } else if (payload instanceof Replica replica) {
      put(attributes, replica.origin());
    }
    return attributes.build();
  }

  private static void put(AttributesBuilder attributes, Configuration configuration) {
    put(attributes, configuration.id());
    attributes.put("supercool.split", configuration.header().split().name());
    attributes.put("supercool.particles", configuration.particles());
  }

  private static void put(AttributesBuilder attributes, SnapshotId snapshot) {
    attributes.put("supercool.snapshot", snapshot.toString());
  }
}
