package io.supercool.model.predict;

import io.smallrye.common.annotation.Identifier;
import io.supercool.contracts.Graph;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.support.PayloadBlocks;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts graphs together from their blocks. */
@ApplicationScoped
@Identifier("graph-blocks")
class GraphBlocks extends PayloadBlocks<Graph> {
  GraphBlocks() {
    super(new GraphCodec());
  }
}
