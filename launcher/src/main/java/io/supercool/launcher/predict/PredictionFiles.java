package io.supercool.launcher.predict;

import io.supercool.console.UserException;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Predictions into files, one each: {@code CONFIGURATION.predicted.xyz}, with the step where it is
 * not 0. Beside the file that the configuration came from, or in a folder.
 */
public final class PredictionFiles {
  private final @Nullable Path folder;
  private final PredictionFormat format;
  private final Function<SnapshotId, Path> sources;

  /**
   * Into {@code folder}, which is made; null for beside the sources.
   *
   * @param sources the file that a snapshot came from
   */
  public PredictionFiles(
      @Nullable Path folder, PredictionFormat format, Function<SnapshotId, Path> sources) {
    this.folder = folder;
    this.format = format;
    this.sources = sources;
  }

  /**
   * Writes one; a later prediction of the same replaces it.
   *
   * @return its file
   */
  public Path write(Prediction prediction) {
    SnapshotId id = prediction.snapshot();
    String step = id.step() == 0 ? "" : "." + id.step();
    String of =
        folder == null || id.configuration().startsWith(id.trajectory())
            ? id.configuration()
            : id.trajectory() + "." + id.configuration();
    String name =
        (of + step).replaceAll("[^A-Za-z0-9._-]", "_") + ".predicted." + format.extension();
    Path into = folder == null ? sources.apply(id).toAbsolutePath().getParent() : folder;
    Path file = into.resolve(name);
    try {
      Files.createDirectories(into);
      format.write(prediction, file);
      return file;
    } catch (IOException e) {
      throw new UserException(
          "Cannot write %s: %s. Name a folder with --output, or write nothing with --no-files."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
