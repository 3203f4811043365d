package io.supercool.model.online;

import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.contracts.wire.LabelCodec;
import io.supercool.contracts.wire.PayloadFile;
import io.supercool.contracts.wire.PredictionCodec;
import io.supercool.storage.DiskPatience;
import io.supercool.storage.DurableFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for their labels, with what was predicted of them when they came, and labels
 * that wait for their frames: on disk, so that memory is that of one frame and a restart loses
 * none. Beyond a bound of bytes the oldest give way. Where the disk is full, keeping waits until
 * there is room. Thread-safe.
 */
final class WaitingFrames {
  private static final String FRAME = ".frame";
  private static final String LABEL = ".label";
  private static final Pattern LABEL_NAME = Pattern.compile("(.+)\\.label([-+.0-9E]+)");
  private static final Logger LOG = Logger.getLogger(WaitingFrames.class);

  private final Path folder;
  private final long maxBytes;

  /** A frame and what was predicted when it came. */
  record KeptFrame(Graph graph, Prediction prediction) {}

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** In {@code folder}, which is made; at most {@code maxBytes}. */
  WaitingFrames(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /**
   * Keeps a frame. Of one that comes again the first prediction stays: a later one may have learned
   * from this very frame.
   */
  synchronized void keep(Graph graph, Prediction prediction) {
    Path file = file(graph.configuration().snapshot());
    if (!Files.exists(file)) {
      write(
          file,
          out -> {
            PayloadFile.write(new GraphCodec(), graph, out);
            PayloadFile.write(new PredictionCodec(), prediction, out);
          });
    }
    shrink();
  }

  /** Keeps a label that came before its frame. */
  synchronized void keep(Label label) {
    write(file(label), out -> PayloadFile.write(new LabelCodec(), label, out));
    shrink();
  }

  /** A frame that is kept; null if it is not. */
  synchronized @Nullable KeptFrame frame(SnapshotId snapshot) {
    Path file = file(snapshot);
    if (!Files.exists(file)) {
      return null;
    }
    return read(
        file,
        in ->
            new KeptFrame(
                PayloadFile.read(new GraphCodec(), in),
                PayloadFile.read(new PredictionCodec(), in)));
  }

  /**
   * A kept label whose frame is kept too, of the shortest lag time; one that cannot be read, as of
   * an earlier version, is dropped.
   */
  synchronized Optional<Label> labelOfKeptFrame() {
    List<Path> matured =
        files().stream()
            .filter(file -> labelName(file).matches())
            .filter(
                file -> Files.exists(folder.resolve(labelName(file).replaceFirst("$1" + FRAME))))
            .sorted(Comparator.comparingDouble(WaitingFrames::lagTime))
            .toList();
    for (Path file : matured) {
      try {
        return Optional.of(read(file, in -> PayloadFile.read(new LabelCodec(), in)));
      } catch (RuntimeException e) {
        LOG.warnf("Dropped a label that waited: %s", e.getMessage());
        delete(file);
      }
    }
    return Optional.empty();
  }

  /** Forgets a frame of which no more labels are due. */
  synchronized void remove(SnapshotId snapshot) {
    delete(file(snapshot));
  }

  /** Forgets a label. */
  synchronized void remove(Label label) {
    delete(file(label));
  }

  private void shrink() {
    List<Path> files = new ArrayList<>(files());
    files.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
    long bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
    for (int k = 0; bytes > maxBytes && k < files.size() - 1; k++) {
      bytes -= files.get(k).toFile().length();
      delete(files.get(k));
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      // A file that a crash left unfinished begins with a dot.
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e, e);
    }
  }

  private void write(Path file, Writing writing) {
    try {
      DiskPatience.untilWritten(
          () ->
              new DurableFile(file)
                  .write(
                      out -> {
                        DataOutputStream data = new DataOutputStream(out);
                        writing.to(data);
                        data.flush();
                      }));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static <T> T read(Path file, Reading<T> reading) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return reading.from(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file + ": " + e, e);
    }
  }

  private Path file(SnapshotId snapshot) {
    return folder.resolve(name(snapshot) + FRAME);
  }

  private Path file(Label label) {
    return folder.resolve(name(label.snapshot()) + LABEL + label.time());
  }

  private static Matcher labelName(Path file) {
    return LABEL_NAME.matcher(file.getFileName().toString());
  }

  private static double lagTime(Path labelFile) {
    return Double.parseDouble(labelName(labelFile).replaceFirst("$2"));
  }

  /** Any trajectory and configuration make a file name so. */
  private static String name(SnapshotId snapshot) {
    return UUID.nameUUIDFromBytes(snapshot.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
