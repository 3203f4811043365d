package io.supercool.contracts;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One configuration of the liquid: the payload of the snapshots topic, and the nodes of graphs and
 * predictions. Arrays are not copied.
 *
 * @param header what is true of it as a whole
 * @param species index into {@code header.species()}, one per particle
 * @param positions thermal positions, {@code [particle * dimensions + axis]}
 * @param potentialEnergy per particle at the thermal positions; null if not known
 * @param inherentStructure what is known of it; null if nothing is
 * @param propensity null where it is not known
 */
@RecordBuilder
public record Configuration(
    ConfigurationHeader header,
    byte[] species,
    double[] positions,
    float @Nullable [] potentialEnergy,
    @Nullable InherentStructure inherentStructure,
    @Nullable Propensity propensity)
    implements Payload, ConfigurationBuilder.With {

  /** Thermal positions alone: all that a frame of a simulation is sure to have. */
  public static Configuration of(ConfigurationHeader header, byte[] species, double[] positions) {
    return ConfigurationBuilder.builder()
        .header(header)
        .species(species)
        .positions(positions)
        .build();
  }

  /**
   * The same, to be predicted by these models.
   *
   * @param models their names; null for what predicts where no model is named
   */
  public Configuration by(@Nullable List<String> models) {
    return models == null ? this : withHeader(header.withModels(models));
  }

  @Override
  public SnapshotId snapshot() {
    return header.id();
  }

  @Override
  public String recordId() {
    return snapshot().toString();
  }

  @Override
  public int particles() {
    return species.length;
  }

  /** Positions in the inherent structure; null if not known. */
  public double @Nullable [] inherentPositions() {
    return inherentStructure == null ? null : inherentStructure.positions();
  }

  /** Energy per particle in the inherent structure; null if not known. */
  public float @Nullable [] inherentEnergy() {
    return inherentStructure == null ? null : inherentStructure.energy();
  }
}
