package io.supercool.model.online;

import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.wire.GraphCodec;
import io.supercool.contracts.wire.LabelCodec;
import io.supercool.contracts.wire.PredictionCodec;
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
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for their labels, with what was predicted of them when they came, and labels
 * that wait for their frames: on disk, so that memory is that of one frame and a restart loses
 * none. Beyond a bound of bytes the oldest give way. Thread-safe.
 */
final class WaitingFrames {
  private static final String FRAME = ".frame";

  private final Path folder;
  private final long maxBytes;

  /** A frame and what was predicted when it came. */
  record Frame(Graph graph, Prediction prediction) {}

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** In {@code folder}, which is made; at most {@code maxBytes}. */
  WaitingFrames(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /**
   * Keeps a frame; the labels that had come before it. Of a frame that comes again the first
   * prediction stays: a later one may have learned from this very frame.
   */
  synchronized List<Label> add(Graph graph, Prediction prediction) {
    String name = name(graph.configuration().snapshot());
    Path kept = folder.resolve(name + FRAME);
    if (!Files.exists(kept)) {
      write(
          kept,
          out -> {
            PayloadFile.write(new GraphCodec(), graph, out);
            PayloadFile.write(new PredictionCodec(), prediction, out);
          });
    }
    List<Label> early = new ArrayList<>();
    for (Path file : files()) {
      if (file.getFileName().toString().startsWith(name + ".label")) {
        early.add(read(file, in -> PayloadFile.read(new LabelCodec(), in)));
        delete(file);
      }
    }
    shrink();
    return early;
  }

  /** The frame that a label speaks of; if it has not come yet, the label waits, and null. */
  synchronized @Nullable Frame frame(Label label) {
    String name = name(label.snapshot());
    Path file = folder.resolve(name + FRAME);
    if (Files.exists(file)) {
      return read(
          file,
          in ->
              new Frame(
                  PayloadFile.read(new GraphCodec(), in),
                  PayloadFile.read(new PredictionCodec(), in)));
    }
    Path waiting = folder.resolve("%s.label%s".formatted(name, label.time()));
    write(waiting, out -> PayloadFile.write(new LabelCodec(), label, out));
    shrink();
    return null;
  }

  /** Forgets a frame of which no more labels are due. */
  synchronized void remove(SnapshotId snapshot) {
    delete(folder.resolve(name(snapshot) + FRAME));
  }

  private void shrink() {
    List<Path> files = files();
    files.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
    long bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
    for (int k = 0; bytes > maxBytes && k < files.size() - 1; k++) {
      bytes -= files.get(k).toFile().length();
      delete(files.get(k));
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e, e);
    }
  }

  private void write(Path file, Writing writing) {
    try {
      new DurableFile(file)
          .write(
              out -> {
                DataOutputStream data = new DataOutputStream(out);
                writing.to(data);
                data.flush();
              });
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

  /** Any run and configuration make a file name so. */
  private static String name(SnapshotId snapshot) {
    return UUID.nameUUIDFromBytes(snapshot.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
