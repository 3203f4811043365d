package io.supercool.graph;

import io.smallrye.common.annotation.Identifier;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.topic.Topics;
import io.supercool.support.PayloadBlocks;
import io.supercool.support.PayloadGroups;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts snapshots together from their blocks. */
@ApplicationScoped
@Identifier("snapshot-blocks")
class SnapshotBlocks extends PayloadBlocks<Configuration, Configuration> {
  SnapshotBlocks() {
    super(Topics.SNAPSHOTS, PayloadGroups.single());
  }
}
