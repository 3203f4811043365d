package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import java.util.List;

/** Arrow IPC of a {@link Configuration}. */
public final class ConfigurationCodec implements PayloadCodec<Configuration> {
  @Override
  public List<byte[]> encode(Configuration payload, int targetBytes) {
    throw new IllegalStateException("stub");
  }

  @Override
  public Block<Configuration> decode(byte[] record) {
    throw new IllegalStateException("stub");
  }

  @Override
  public Configuration join(List<Block<Configuration>> blocks) {
    throw new IllegalStateException("stub");
  }

  @Override
  public String id(Configuration payload) {
    throw new IllegalStateException("stub");
  }
}
