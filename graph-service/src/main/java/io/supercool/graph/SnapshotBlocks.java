package io.supercool.graph;

import io.smallrye.common.annotation.Identifier;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.support.PayloadBlocks;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts snapshots together from their blocks. */
@ApplicationScoped
@Identifier("snapshot-blocks")
class SnapshotBlocks extends PayloadBlocks<Configuration> {
  SnapshotBlocks() {
    super(new ConfigurationCodec());
  }
}
