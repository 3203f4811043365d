package io.supercool.ingest.follow;

import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.storage.DiskPatience;
import io.supercool.storage.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What outlives a restart of one followed source: a folder with the request and with what is
 * published. It is written after the broker has acknowledged a frame, so after a crash the last
 * frame may be published again, under the same id, but none is left out.
 */
public final class FollowState {
  private static final String REQUEST = "request.json";
  private static final String POSITION = "position.json";
  private static final String SIMULATION = "simulation.json";
  private static final String FILES = "files.txt";
  private static final String ENDED = "ended";
  private static final int MAX_FILES = 1_000_000;
  private static final int NAME_BYTES = 8;

  private final Path folder;

  private FollowState(Path folder) {
    this.folder = folder;
  }

  /** The state of what {@code request} asks for, new or as it was left, below {@code root}. */
  public static FollowState of(Path root, SourceRequest request) {
    FollowState state = new FollowState(root.resolve(name(request)));
    io(
        () -> {
          new DurableFile(state.folder.resolve(ENDED)).remove();
          state.replace(REQUEST, Json.write(request));
        });
    return state;
  }

  /** All below {@code root} that have not ended. */
  public static List<FollowState> unfinished(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(REQUEST)))
          .filter(folder -> !Files.exists(folder.resolve(ENDED)))
          .sorted()
          .map(FollowState::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for the same source and trajectory, however often it is asked for. */
  public static String name(SourceRequest request) {
    try {
      String source = request.location() + "\n" + request.trajectory();
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells this source from others. */
  public String name() {
    return folder.getFileName().toString();
  }

  /** What was asked for. */
  public SourceRequest request() {
    return Json.read(read(REQUEST), SourceRequest.class);
  }

  /** How far a growing dump is published. */
  public DumpPosition position() {
    return Files.exists(folder.resolve(POSITION))
        ? Json.read(read(POSITION), DumpPosition.class)
        : DumpPosition.START;
  }

  /** Remembers how far a growing dump is published; waits for room on the disk. */
  public void position(DumpPosition position) {
    io(() -> DiskPatience.untilWritten(() -> replace(POSITION, Json.write(position))));
  }

  /** How far a simulation is published. */
  public SimulationPosition simulation() {
    return Files.exists(folder.resolve(SIMULATION))
        ? Json.read(read(SIMULATION), SimulationPosition.class)
        : SimulationPosition.START;
  }

  /** Remembers how far a simulation is published; waits for room on the disk. */
  public void simulation(SimulationPosition position) {
    io(() -> DiskPatience.untilWritten(() -> replace(SIMULATION, Json.write(position))));
  }

  /** Names of a folder's files that are published. */
  public Set<String> files() {
    Path list = folder.resolve(FILES);
    if (!Files.exists(list)) {
      return new HashSet<>();
    }
    try (Stream<String> lines = Files.lines(list)) {
      Set<String> names = new HashSet<>();
      lines.forEach(names::add);
      // A name cut short by a crash gets its line break, and does no harm.
      Files.writeString(list, "\n", StandardOpenOption.APPEND);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Remembers that a folder's file is published; {@code count} are by now. */
  public void addFile(String name, int count) {
    if (count > MAX_FILES) {
      throw new IllegalStateException(
          "more than %d files in one folder; follow another".formatted(MAX_FILES));
    }
    byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
    io(() -> new DurableFile(folder.resolve(FILES)).append(line));
  }

  /** It is followed no longer; asked for again, it goes on from here. */
  public void end() {
    io(() -> replace(ENDED, new byte[0]));
  }

  /**
   * It is followed no longer, and what is published of its files is forgotten: asked for again, it
   * begins at their start. Of a simulation the last step is kept: it cannot be asked for it again.
   */
  public void fail() {
    io(
        () -> {
          replace(ENDED, new byte[0]);
          new DurableFile(folder.resolve(POSITION)).remove();
          new DurableFile(folder.resolve(FILES)).remove();
        });
  }

  private byte[] read(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replace(String file, byte[] content) throws IOException {
    new DurableFile(folder.resolve(file)).write(content);
  }

  private interface Action {
    void run() throws IOException;
  }

  private static void io(Action action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the state of a followed source: " + e, e);
    }
  }
}
