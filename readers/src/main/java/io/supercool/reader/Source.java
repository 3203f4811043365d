package io.supercool.reader;

import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file to be read.
 *
 * @param file where it is
 * @param split what its configurations are for
 * @param trajectory trajectory id to use instead of the file's stem
 */
public record Source(Path file, Split split, @Nullable String trajectory) {

  private static final Pattern NUMBERED = Pattern.compile("(.+)\\.(\\d{1,18})");
  private static final Pattern EXTENSION =
      Pattern.compile(
          "(?i)(?<=.)(\\.(lammpstrj|lammpsdump|dump|lmp|data|e?xyz|extxyz|gsd|h5|h5md|hdf5|npz|npy"
              + "|pickle|pkl|p|imd|txt|dat|traj|trj))?(\\.(gz|bz2|xz|zst))?$");

  /**
   * The file's name without the extension of a format or a compression. Anything else behind a dot
   * belongs to the name: {@code traj_T0.44} is not {@code traj_T0}.
   */
  public String stem() {
    return stem(file);
  }

  /** The same of a file that is not read yet. */
  public static String stem(Path file) {
    return EXTENSION.matcher(file.getFileName().toString()).replaceFirst("");
  }

  /**
   * Identity of the file's configuration at {@code step}: the trajectory (or the stem), the stem,
   * step.
   */
  public SnapshotId id(long step) {
    return id(stem(), step);
  }

  /**
   * Identity of the only frame of a file: as {@link #id}, but {@code liquid.100.dump}, {@code
   * liquid.200.dump}, ... are frames of one trajectory, {@code liquid}, if each has the step that
   * its name says. A number that is zero behind a digit is no step: {@code T1.0}.
   */
  public SnapshotId frameId(long step) {
    String stem = stem();
    Matcher numbered = NUMBERED.matcher(stem);
    boolean ofTrajectory =
        numbered.matches()
            && Long.parseLong(numbered.group(2)) == step
            && !(step == 0 && numbered.group(1).matches(".*\\d"));
    return id(ofTrajectory ? numbered.group(1) : stem, step);
  }

  private SnapshotId id(String configuration, long step) {
    try {
      return new SnapshotId(trajectory == null ? configuration : trajectory, configuration, step);
    } catch (IllegalArgumentException e) {
      throw new SourceFormatException(
          file,
          "file name",
          e.getMessage(),
          "rename the file or give the request another trajectory");
    }
  }
}
