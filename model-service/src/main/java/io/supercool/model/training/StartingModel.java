package io.supercool.model.training;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.evaluation.LagTimes;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageFile;
import io.supercool.library.TrainingData;
import io.supercool.model.checkpoint.CheckpointFiles;
import io.supercool.model.checkpoint.ModelDescription;
import io.supercool.model.data.Standardisation;
import io.supercool.model.network.EquivariantNetwork;
import org.jspecify.annotations.Nullable;

/** The model that a training begins with instead of random numbers. */
final class StartingModel {
  private final ModelDescription description;
  private final byte[] parameters;

  /** Of a package; its numbers are read when they are {@linkplain #load loaded}. */
  StartingModel(ModelPackage model) {
    description = CheckpointFiles.describe(model);
    parameters = model.files().get(PackageFile.PARAMETERS);
  }

  /**
   * Refuses another network than its own.
   *
   * @throws IllegalArgumentException that says what its own is
   */
  void requireNetwork(NetworkOptions network) {
    if (!description.request().network().equals(network)) {
      throw new IllegalArgumentException(
          "model %s has another network; ask for the same: %s"
              .formatted(description.version(), description.request().network()));
    }
  }

  /**
   * Its standardisation, without which its numbers mean nothing.
   *
   * @param measured on what is to be learned
   * @throws IllegalArgumentException if that has species or lag times that the model has no numbers
   *     for
   */
  Standardisation standardisationFor(Standardisation measured) {
    Standardisation own = description.standardisation();
    if (!own.species().containsAll(measured.species())) {
      throw new IllegalArgumentException(
          "model %s knows species %s, not %s; train a new one on these files"
              .formatted(description.version(), own.species(), measured.species()));
    }
    for (double time : measured.times()) {
      if (LagTimes.indexOf(own.times(), time) < 0) {
        throw new IllegalArgumentException(
            "model %s predicts no lag time %s; train a new one, or fit only its readout to these files: ./supercool transfer"
                .formatted(description.version(), time));
      }
    }
    return own;
  }

  /** What it was trained on; null where that is not known. */
  @Nullable TrainingData data() {
    return description.data();
  }

  /**
   * Writes its numbers over those of {@code network}.
   *
   * @throws IllegalArgumentException if they are not those of such a network
   */
  void load(EquivariantNetwork network, NDManager manager) {
    try (NDManager scratch = manager.newSubManager()) {
      network.parameters().load(NDList.decode(scratch, parameters));
    }
  }
}
