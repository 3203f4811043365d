package io.supercool.model.online;

import io.smallrye.common.annotation.Identifier;
import io.supercool.contracts.Label;
import io.supercool.contracts.topic.Topics;
import io.supercool.support.PayloadBlocks;
import io.supercool.support.PayloadGroups;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts labels together from their blocks. */
@ApplicationScoped
@Identifier("label-blocks")
class LabelBlocks extends PayloadBlocks<Label, Label> {
  LabelBlocks() {
    super(Topics.LABELS, PayloadGroups.single());
  }
}
