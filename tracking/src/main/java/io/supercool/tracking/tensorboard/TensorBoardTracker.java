package io.supercool.tracking.tensorboard;

import io.supercool.console.Console;
import io.supercool.tracking.TrackedTraining;
import io.supercool.tracking.Tracker;
import io.supercool.tracking.TrackingException;
import io.supercool.tracking.TrainingEnd;
import io.supercool.tracking.TrainingEpoch;
import io.supercool.tracking.TrainingStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Event files in a folder, in a folder of its own for each training, called as its model. */
public final class TensorBoardTracker implements Tracker {
  private final Path folder;
  private final Console console;
  private boolean said;

  /** Into {@code folder}, which is made. */
  public TensorBoardTracker(Path folder, Console console) {
    this.folder = folder;
    this.console = console;
  }

  @Override
  public String name() {
    return "TensorBoard";
  }

  @Override
  public TrackedTraining begin(TrainingStart start) throws TrackingException {
    try {
      Path own = Files.createDirectories(folder.resolve(start.model()));
      EventFile file = new EventFile(own.resolve(fileName(start.at())));
      file.add(EventBytes.version(start.at()));
      if (!said) {
        said = true;
        console.say("TensorBoard: tensorboard --logdir " + folder);
      }
      return new Scalars(file);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /**
   * As TensorFlow names it: seconds since 1970, host, process, and a number that is unique in it.
   */
  private static String fileName(Instant at) {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "_");
    } catch (UnknownHostException e) {
      host = "localhost";
    }
    return "events.out.tfevents.%010d.%s.%d.0"
        .formatted(at.getEpochSecond(), host, ProcessHandle.current().pid());
  }

  private TrackingException refused(IOException failure) {
    return new TrackingException(
        "TensorBoard's files cannot be written in %s: %s. Make room, or name another folder with --tensorboard."
            .formatted(folder, failure),
        failure);
  }

  /** The file of one training. */
  private final class Scalars implements TrackedTraining {
    private final EventFile file;
    private int last;

    private Scalars(EventFile file) {
      this.file = file;
    }

    @Override
    public void epoch(TrainingEpoch epoch) throws TrackingException {
      last = epoch.epoch();
      add(epoch.at(), epoch.values());
    }

    @Override
    public void end(TrainingEnd end) throws TrackingException {
      try (file) {
        if (!end.scores().isEmpty()) {
          add(end.at(), end.scores());
        }
      } catch (IOException e) {
        throw refused(e);
      }
    }

    private void add(Instant at, Map<String, Double> values) throws TrackingException {
      try {
        file.add(EventBytes.scalars(at, last, values));
      } catch (IOException e) {
        throw refused(e);
      }
    }
  }
}
