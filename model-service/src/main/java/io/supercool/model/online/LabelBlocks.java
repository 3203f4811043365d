package io.supercool.model.online;

import io.smallrye.common.annotation.Identifier;
import io.supercool.contracts.Label;
import io.supercool.contracts.wire.LabelCodec;
import io.supercool.support.PayloadBlocks;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts labels together from their blocks. */
@ApplicationScoped
@Identifier("label-blocks")
class LabelBlocks extends PayloadBlocks<Label> {
  LabelBlocks() {
    super(new LabelCodec());
  }
}
