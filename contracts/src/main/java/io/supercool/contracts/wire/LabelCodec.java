package io.supercool.contracts.wire;

import io.supercool.contracts.Label;
import io.supercool.contracts.Targets;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.List;
import java.util.Map;

/** Arrow IPC of a {@link Label}: one row per particle. */
public final class LabelCodec extends BlockCodec<Label> {

  /** The codec of {@code label/1}. */
  public LabelCodec() {
    super("label/1");
  }

  @Override
  public String id(Label payload) {
    return payload.id();
  }

  @Override
  int particles(Label payload) {
    return payload.particles();
  }

  @Override
  long bytes(Label payload, int particle) {
    return payload.targets().halves() == null ? Float.BYTES : 3L * Float.BYTES;
  }

  @Override
  void check(Label part, int first, int particles) {
    Checks.name("units", part.units());
    Checks.require(
        part.targets().times().length == 1, "%d lag times", part.targets().times().length);
    Checks.require(part.targets().propensity().length == 1, "propensity: not of one time");
    Checks.require(part.particles() > 0, "no particles");
    ConfigurationChecks.targets(part.targets(), part.particles());
  }

  @Override
  void write(Label payload, BatchWriter batch, Map<String, String> metadata) {
    HeaderFields.write(payload.snapshot(), metadata);
    metadata.put("units", payload.units());
    ConfigurationColumns.write(payload.targets(), batch, metadata);
  }

  @Override
  Label read(BatchReader batch) {
    return new Label(
        HeaderFields.snapshot(batch),
        HeaderFields.text(batch, "units"),
        ConfigurationColumns.readTargets(batch));
  }

  /** Blocks may have been averaged over different numbers of replicas: the fewest counts. */
  @Override
  Label joinParts(List<Label> parts) {
    Label first = parts.get(0);
    int replicas = first.targets().replicas();
    boolean halves = true;
    for (Label part : parts) {
      Checks.require(
          part.id().equals(first.id()) && part.units().equals(first.units()),
          "blocks of %s differ",
          first.id());
      replicas = Math.min(replicas, part.targets().replicas());
      halves &= part.targets().halves() != null;
    }
    float[][][] joinedHalves = halves ? new float[2][][] : null;
    for (int half = 0; halves && half < 2; half++) {
      int index = half;
      joinedHalves[half] =
          Joined.perTime(
              "propensity half",
              1,
              parts.stream().map(Label::targets).toList(),
              targets -> targets.halves()[index]);
    }
    return new Label(
        first.snapshot(),
        first.units(),
        new Targets(
            first.targets().times(),
            Joined.perTime("propensity", 1, parts, part -> part.targets().propensity()),
            joinedHalves,
            replicas));
  }
}
