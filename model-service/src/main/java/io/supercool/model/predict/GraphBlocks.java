package io.supercool.model.predict;

import io.smallrye.common.annotation.Identifier;
import io.supercool.contracts.Graph;
import io.supercool.contracts.topic.Topics;
import io.supercool.model.inference.GraphGroup;
import io.supercool.support.PayloadBlocks;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts graphs together from their blocks, and with the graphs of their continuations. */
@ApplicationScoped
@Identifier("graph-blocks")
class GraphBlocks extends PayloadBlocks<Graph, GraphGroup> {
  GraphBlocks() {
    super(Topics.GRAPHS, new ContinuationGroups());
  }
}
