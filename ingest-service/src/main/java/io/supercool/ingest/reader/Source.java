package io.supercool.ingest.reader;

import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to be read.
 *
 * @param file where it is
 * @param split what its configurations are for
 * @param run run id to use instead of the file's stem
 */
public record Source(Path file, Split split, @Nullable String run) {

  /** The file's name without its extension. */
  public String stem() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /**
   * Identity of the file's configuration at {@code step}: the run (or the stem), the stem, step.
   */
  public SnapshotId id(long step) {
    try {
      return new SnapshotId(run == null ? stem() : run, stem(), step);
    } catch (IllegalArgumentException e) {
      throw new SourceFormatException(
          file, "file name", e.getMessage(), "rename the file or give the request another run");
    }
  }
}
