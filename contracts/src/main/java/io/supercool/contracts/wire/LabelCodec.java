package io.supercool.contracts.wire;

import io.supercool.contracts.Label;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.List;
import java.util.Map;

/** Arrow IPC of a {@link Label}: one row per particle. */
public final class LabelCodec extends BlockCodec<Label> {

  /** The codec of {@code label/2}. */
  public LabelCodec() {
    super("label/2");
  }

  @Override
  long bytes(Label payload, int particle) {
    return payload.propensity().halves() == null ? Float.BYTES : 3L * Float.BYTES;
  }

  @Override
  void check(Label part, int first, int particles) {
    Checks.name("units", part.units());
    Checks.require(
        part.propensity().times().length == 1, "%d lag times", part.propensity().times().length);
    Checks.require(part.propensity().values().length == 1, "propensity: not of one time");
    Checks.require(part.particles() > 0, "no particles");
    ConfigurationChecks.propensity(part.propensity(), part.particles());
  }

  @Override
  void write(Label payload, BatchWriter batch, Map<String, String> metadata) {
    HeaderFields.write(payload.snapshot(), metadata);
    metadata.put("units", payload.units());
    ConfigurationColumns.write(payload.propensity(), batch, metadata);
  }

  @Override
  Label read(BatchReader batch) {
    return new Label(
        HeaderFields.snapshot(batch),
        HeaderFields.text(batch, "units"),
        ConfigurationColumns.readPropensity(batch));
  }

  /**
   * Blocks may have been averaged over different numbers of replicas: the fewest counts, and halves
   * that one block lacks are none.
   */
  @Override
  Label joinParts(List<Label> parts) {
    Label first = parts.get(0);
    int replicas = first.propensity().replicas();
    for (Label part : parts) {
      Checks.require(
          part.recordId().equals(first.recordId()) && part.units().equals(first.units()),
          "blocks of %s differ",
          first.recordId());
      replicas = Math.min(replicas, part.propensity().replicas());
    }
    return new Label(
        first.snapshot(),
        first.units(),
        Joined.propensity(parts.stream().map(Label::propensity).toList(), replicas));
  }
}
