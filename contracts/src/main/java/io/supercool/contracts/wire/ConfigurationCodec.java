package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.List;
import java.util.Map;

/** Arrow IPC of a {@link Configuration}: one row per particle. */
public final class ConfigurationCodec extends BlockCodec<Configuration> {

  /** The codec of {@code configuration/2}. */
  public ConfigurationCodec() {
    super("configuration/2");
  }

  @Override
  long bytes(Configuration payload, int particle) {
    return ConfigurationColumns.bytesPerParticle(payload);
  }

  @Override
  void check(Configuration part, int first, int particles) {
    ConfigurationChecks.configuration(part);
  }

  @Override
  void write(Configuration payload, BatchWriter batch, Map<String, String> metadata) {
    ConfigurationColumns.write(payload, batch, metadata);
  }

  @Override
  Configuration read(BatchReader batch) {
    return ConfigurationColumns.read(batch);
  }

  @Override
  Configuration joinParts(List<Configuration> parts) {
    return Joined.configuration(parts);
  }
}
