package io.supercool.ingest;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.request.ImdAddress;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.identity.IdentityRegister;
import io.supercool.ingest.identity.Standing;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.frame.Segments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the frames of one source that goes on. A frame whose id was given for another content,
 * or whose step is behind that of the frame before, is of another simulation: from there on the
 * frames are of a trajectory of their own, {@code NAME-segment2}, and that is warned of. So it
 * stays over restarts, as the register remembers. Not thread-safe.
 */
final class LiveSnapshots {
  private static final String BACK = "the steps go back or begin again";

  private final SourceRequest request;
  private final Path file;
  private final Consumer<Configuration> publisher;
  private final Consumer<SourceWarning> warned;
  private final boolean ascending;
  private final IdentityRegister register;
  private int latest;
  private @Nullable String anew;

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
    boolean isSimulation = request.location().startsWith(SourceRequest.IMD);
    this.file =
        Path.of(isSimulation ? ImdAddress.of(request.location()).trajectory() : request.location());
    this.ascending = isSimulation || !Files.isDirectory(file);
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
    Standing standing;
    do {
      Configuration placed = place(frame);
      standing =
          register.publish(placed, request.location(), false, () -> publisher.accept(placed));
      // Another source may have taken the id since it was found free.
    } while (standing == Standing.TAKEN);
    return standing == Standing.NEW;
  }

  private Configuration place(Configuration frame) {
    int before = latest;
    if (anew != null) {
      latest++;
    }
    while (!isOf(Segments.named(frame, latest))) {
      latest++;
    }
    Configuration placed = Segments.named(frame, latest);
    if (latest > before) {
      warn(anew == null ? BACK : anew, placed.snapshot());
      anew = null;
    }
    return placed;
  }

  /** The frames to come are of the next trajectory, whatever their steps are. */
  void beginAnew(SourceWarning why) {
    anew = why.text();
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

  private void warn(String why, SnapshotId id) {
    warned.accept(
        new SourceWarning(
            file,
            "step " + id.step(),
            "%s: from here on the frames are of a trajectory of their own, %s"
                .formatted(why, id.trajectory())));
  }
}
