package io.supercool.launcher.export;

import io.supercool.console.UserException;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.text.PredictionText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Predictions as extended XYZ files, one per configuration, which OVITO and ASE read. */
public final class ExtendedXyz {
  private final Path folder;

  /** Writes into {@code folder}, which is made if need be. */
  public ExtendedXyz(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserException("Cannot make the folder %s: %s".formatted(folder, e), e);
    }
  }

  /** Writes one configuration's file; a later prediction of the same overwrites it. */
  public void write(Prediction prediction) {
    Path file = folder.resolve(fileName(prediction));
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      PredictionText.extendedXyz(prediction, out);
    } catch (IOException e) {
      throw new UserException("Cannot write %s: %s".formatted(file, e), e);
    }
  }

  private static String fileName(Prediction prediction) {
    return prediction.configuration().snapshot().toString().replaceAll("[^A-Za-z0-9._-]", "_")
        + ".xyz";
  }
}
