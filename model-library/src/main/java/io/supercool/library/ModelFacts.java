package io.supercool.library;

import io.supercool.contracts.event.Score;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} of any layout says that a person asks for. Model-service reads all of it.
 *
 * @param version what the model's predictions are marked with
 * @param request how it was trained
 * @param standardisation what it knows
 * @param epoch epochs trained
 * @param parameters number of trained parameters
 * @param engine what trained it
 * @param scores on held-out configurations at this epoch
 * @param data what it was trained on; null for models of earlier versions
 */
public record ModelFacts(
    String version,
    Request request,
    Known standardisation,
    int epoch,
    long parameters,
    String engine,
    List<Score> scores,
    @Nullable TrainingData data) {
  private static final Pattern VERSION =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}@[A-Za-z0-9-]{1,40}");

  /**
   * Mean and standard deviation over particles.
   *
   * @param mean of the training configurations' particles
   * @param deviation of the same
   */
  public record Moments(double mean, double deviation) {}

  /**
   * How it was trained.
   *
   * @param start the version of the model that its training began with; null if with random numbers
   */
  public record Request(
      String model, NetworkOptions network, TrainingOptions training, @Nullable String start) {}

  /**
   * What it predicts.
   *
   * @param species names by index
   * @param times lag times, ascending
   * @param targets the propensities it was trained on, {@code [species][time]}
   */
  public record Known(List<String> species, double[] times, Moments[][] targets) {}

  /** Versions become names of folders and ids of records. */
  private void requireSound() {
    if (!VERSION.matcher(version).matches()) {
      throw new PackageException(
          "%s: a version has letters, digits, '.', '_', '-' and '@': %.120s"
              .formatted(PackageFile.DESCRIPTION.fileName(), version));
    }
    boolean sound = standardisation.targets().length == standardisation.species().size();
    for (Moments[] ofSpecies : standardisation.targets()) {
      sound &= ofSpecies != null && ofSpecies.length == standardisation.times().length;
      for (int time = 0; sound && time < ofSpecies.length; time++) {
        sound = ofSpecies[time] != null;
      }
    }
    if (!sound) {
      throw new PackageException(
          "%s: targets are not of %d species at %d times"
              .formatted(
                  PackageFile.DESCRIPTION.fileName(),
                  standardisation.species().size(),
                  standardisation.times().length));
    }
  }

  /**
   * From a {@code model.json}.
   *
   * @throws PackageException if it is none
   */
  static ModelFacts read(byte[] json) {
    ModelFacts facts;
    try {
      facts = Json.read(DescriptionUpgrade.upgraded(json), ModelFacts.class);
    } catch (RuntimeException e) {
      // An upgrade meets whatever anybody wrote.
      throw new PackageException(PackageFile.DESCRIPTION.fileName() + ": " + e.getMessage(), e);
    }
    facts.requireSound();
    return facts;
  }
}
