package io.supercool.contracts.wire;

import io.supercool.contracts.Prediction;
import java.util.List;

/** Arrow IPC of a {@link Prediction}. */
public final class PredictionCodec implements PayloadCodec<Prediction> {
  @Override
  public List<byte[]> encode(Prediction payload, int targetBytes) {
    throw new IllegalStateException("stub");
  }

  @Override
  public Block<Prediction> decode(byte[] record) {
    throw new IllegalStateException("stub");
  }

  @Override
  public Prediction join(List<Block<Prediction>> blocks) {
    throw new IllegalStateException("stub");
  }

  @Override
  public String id(Prediction payload) {
    throw new IllegalStateException("stub");
  }
}
