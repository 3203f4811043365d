package io.supercool.ingest;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.identity.IdentityRegister;
import io.supercool.ingest.identity.Standing;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.frame.Segments;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Publishes the frames of one source that goes on. A frame whose id was given for another content,
 * or whose step is behind that of the frame before, is of another simulation: from there on the
 * frames are of a trajectory of their own, {@code NAME-segment2}, and that is warned of. So it
 * stays over restarts, as the register remembers. Not thread-safe.
 */
final class LiveSnapshots {
  private final SourceRequest request;
  private final Consumer<Configuration> publisher;
  private final Consumer<SourceWarning> warned;
  private final boolean ascending;
  private final IdentityRegister register;
  private int latest;
  private boolean anew;

  /**
   * Of what {@code request} asks to follow.
   *
   * @param publisher publishes a frame under the id it has
   * @param warned takes warnings
   */
  LiveSnapshots(
      SourceRequest request,
      IdentityRegister register,
      Consumer<Configuration> publisher,
      Consumer<SourceWarning> warned) {
    this.request = request;
    this.publisher = publisher;
    this.register = register;
    this.warned = warned;
    // Files of a folder need not come in the order of their steps.
    this.ascending = !isFolder(request);
  }

  private static boolean isFolder(SourceRequest request) {
    return !request.location().startsWith(SourceRequest.IMD)
        && Path.of(request.location()).toFile().isDirectory();
  }

  /**
   * Publishes a frame; whether it was new.
   *
   * @param frame under the id that its file or connection gives it
   */
  boolean publish(Configuration frame) {
    if (latest == 0) {
      latest = segments(frame);
    }
    for (int segment = 1; segment <= latest; segment++) {
      if (register.standing(Segments.named(frame, segment)) == Standing.KNOWN) {
        return false;
      }
    }
    if (anew || !isOf(Segments.named(frame, latest))) {
      anew = false;
      latest++;
      warn(Segments.named(frame, latest).snapshot());
    }
    Configuration placed = Segments.named(frame, latest);
    register.publish(placed, request.location(), false, () -> publisher.accept(placed));
    return true;
  }

  /** The frames to come are of the next trajectory, whatever their steps are. */
  void beginAnew() {
    anew = true;
  }

  /** How many there are already, at least one. */
  private int segments(Configuration frame) {
    int segments = 1;
    while (register.lastStep(Segments.named(frame, segments + 1).snapshot().trajectory()) >= 0) {
      segments++;
    }
    return segments;
  }

  private boolean isOf(Configuration placed) {
    SnapshotId id = placed.snapshot();
    return register.standing(placed) == Standing.NEW
        && (!ascending || id.step() > register.lastStep(id.trajectory()));
  }

  private void warn(SnapshotId id) {
    warned.accept(
        new SourceWarning(
            Path.of(request.location()),
            "step " + id.step(),
            "the steps go back or begin again: from here on the frames are of a trajectory of their"
                + " own, "
                + id.trajectory()));
  }
}
