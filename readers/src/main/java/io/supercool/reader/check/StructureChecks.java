package io.supercool.reader.check;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.potential.KobAndersenPotential;
import io.supercool.physics.structure.Structure;
import io.supercool.physics.structure.Structure.ClosestPair;
import io.supercool.physics.structure.Structure.Peak;
import io.supercool.physics.structure.StructureMeasurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a configuration looks like a liquid that fills its box. Most of those that do not have
 * the wrong units or the wrong box. The limits, and what real and deliberately wrong configurations
 * give, are in docs/explanation/physics.md.
 */
public final class StructureChecks {
  /** Fewer particles have no statistics; where contacts are known, overlap is seen all the same. */
  private static final int MIN_PARTICLES = 100;

  private static final double MIN_CONTACT = 0.7;
  private static final double MIN_SPACING = 0.5;
  private static final double MAX_EMPTY = 0.01;

  /** A cell may be empty by chance: in a small system it is a large part of the box. */
  private static final double MAX_EMPTY_PARTICLES = 10;

  private static final double MIN_DENSITY = 0.8;
  private static final double MAX_DENSITY = 2;
  private static final double MIN_PEAK_POSITION = 0.85;
  private static final double MAX_PEAK_POSITION = 1.3;
  private static final double MIN_PEAK_HEIGHT = 1.5;

  private StructureChecks() {}

  /**
   * What is suspicious.
   *
   * @param check which check it was, a label of a metric
   * @param reason what was seen, and what to check
   */
  public record Suspicion(String check, String reason) {}

  /** Everything that is suspicious of the thermal positions; nothing of most configurations. */
  public static List<Suspicion> of(Configuration configuration) {
    boolean known = isKobAndersen(configuration);
    Structure structure =
        StructureMeasurement.of(
            new PeriodicBox(configuration.header().box()),
            configuration.species(),
            speciesCount(configuration, known),
            known ? KobAndersenPotential.sigmas() : null,
            configuration.positions());
    List<Suspicion> suspicions = new ArrayList<>();
    boolean many = structure.particles() >= MIN_PARTICLES;
    if (many) {
      if (known && configuration.header().dimensions() == 3) {
        density(structure, suspicions);
      }
      empty(structure, configuration, suspicions);
      peak(structure.peak(), structure, suspicions);
    }
    if (known || many) {
      overlap(structure.closest(), known ? MIN_CONTACT : MIN_SPACING, suspicions);
    }
    return suspicions;
  }

  private static boolean isKobAndersen(Configuration configuration) {
    return !configuration.header().potential().equals(Potentials.UNKNOWN)
        && configuration.header().species().size() <= KobAndersenPotential.SPECIES;
  }

  private static int speciesCount(Configuration configuration, boolean known) {
    return known ? KobAndersenPotential.SPECIES : configuration.header().species().size();
  }

  private static void density(Structure structure, List<Suspicion> suspicions) {
    double density = structure.density();
    if (density < MIN_DENSITY || density > MAX_DENSITY) {
      add(
          suspicions,
          "density",
          "number density %.3g, where a Kob-Andersen liquid has 1.2: lengths in the unit sigma_AA"
              + " are %.3g times those in the file; check its units, and its box",
          density,
          Math.cbrt(density / 1.2));
    }
  }

  private static void empty(
      Structure structure, Configuration configuration, List<Suspicion> suspicions) {
    double allowed = Math.max(MAX_EMPTY, MAX_EMPTY_PARTICLES / structure.particles());
    if (structure.empty() <= allowed) {
      return;
    }
    double span = Arrays.stream(configuration.positions()).map(Math::abs).max().orElse(0);
    String advice =
        span <= 1.01 && structure.spacing() > 0.5
            ? "no coordinate is beyond 1: are the positions parts of the box (scaled)?"
            : "is the box in the same units as the positions, and of the same frame?";
    add(suspicions, "empty", "%.0f %% of the box is empty: %s", 100 * structure.empty(), advice);
  }

  private static void peak(@Nullable Peak peak, Structure structure, List<Suspicion> suspicions) {
    if (peak == null) {
      return;
    }
    double position = peak.position() / structure.spacing();
    if (peak.height() < MIN_PEAK_HEIGHT
        || position < MIN_PEAK_POSITION
        || position > MAX_PEAK_POSITION) {
      add(
          suspicions,
          "peak",
          "the first peak of g(r) is %.2f high at %.3g, %.2f mean distances, where a liquid's is 2"
              + " to 7 high at 0.95 to 1.15: check the box, and that positions and species are of"
              + " one frame",
          peak.height(),
          peak.position(),
          position);
    }
  }

  private static void overlap(
      @Nullable ClosestPair closest, double least, List<Suspicion> suspicions) {
    if (closest != null && closest.ratio() < least) {
      add(
          suspicions,
          "overlap",
          "particles %d and %d are %.3g apart, where %.3g is expected: is the box too small, is the"
              + " frame from before a minimisation, or are particles there twice?",
          closest.first(),
          closest.second(),
          closest.distance(),
          closest.contact());
    }
  }

  private static void add(
      List<Suspicion> suspicions, String check, String reason, Object... values) {
    suspicions.add(new Suspicion(check, String.format(Locale.ROOT, reason, values)));
  }
}
