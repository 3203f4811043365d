package io.supercool.ingest.follow;

import io.supercool.reader.FrameSink;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows a folder that fills with files of any format, most often one for each frame. A file is
 * read when it has not changed for a moment, in the order of names, numbers in them as numbers. One
 * that cannot be read may not be whole yet: it is tried again, and refused once it has been quiet
 * for longer; what was read of it the first time is not published again. Hidden files, links, and
 * names that end in {@code .part} or {@code .tmp} are passed over.
 */
public final class FillingFolder implements Follower {
  private static final long LOOK_MILLIS = 200;
  private static final Duration QUIET = Duration.ofMillis(500);
  private static final Duration CERTAIN = Duration.ofSeconds(10);
  private static final int MAX_WAITING = 100_000;

  private final Path folder;
  private final Function<Path, Source> admit;
  private final BiConsumer<Source, FrameSink> read;
  private final FollowState state;
  private final Duration certain;
  private final Set<String> done;
  private final Map<Path, TriedFile> tried = new HashMap<>();
  private Map<Path, Candidate> waiting = new HashMap<>();

  /** A file as it was when it last changed. */
  private record Candidate(long size, long modified, long since, boolean tried) {}

  /**
   * Follows {@code folder}.
   *
   * @param admit a file as a source, or a fault if it may not be read
   * @param read hands on the frames of a source
   * @param state which files are published
   */
  public FillingFolder(
      Path folder,
      Function<Path, Source> admit,
      BiConsumer<Source, FrameSink> read,
      FollowState state) {
    this(folder, admit, read, state, CERTAIN);
  }

  /** Refuses what is quiet for as long as {@code certain} and still cannot be read. */
  FillingFolder(
      Path folder,
      Function<Path, Source> admit,
      BiConsumer<Source, FrameSink> read,
      FollowState state,
      Duration certain) {
    this.folder = folder;
    this.admit = admit;
    this.read = read;
    this.state = state;
    this.certain = certain;
    this.done = state.files();
  }

  @Override
  public String follow(FrameSink sink, Attention attention) throws InterruptedException {
    while (!attention.isOver()) {
      try {
        for (Path file : quiet(attention)) {
          if (attention.isWithdrawn()) {
            break;
          }
          take(file, sink);
          attention.heard();
        }
      } catch (IOException e) {
        throw new SourceFormatException(
            folder, "folder", "cannot be read: " + e, "check the path and its permissions");
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return attention.reason();
  }

  /** New files that have not changed for a moment, in order. */
  private List<Path> quiet(Attention attention) throws IOException {
    Map<Path, Candidate> now = new HashMap<>();
    List<Path> quiet = new ArrayList<>();
    long time = System.nanoTime();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isOfInterest)) {
      for (Path file : files) {
        Candidate before = waiting.get(file);
        Candidate candidate = look(file, time);
        if (candidate == null) {
          continue;
        }
        if (before != null
            && before.size() == candidate.size()
            && before.modified() == candidate.modified()) {
          candidate = before;
        } else {
          attention.heard();
        }
        now.put(file, candidate);
        long wait = (candidate.tried() ? certain : QUIET).toNanos();
        if (time - candidate.since() >= wait) {
          quiet.add(file);
        }
        if (now.size() == MAX_WAITING) {
          break;
        }
      }
    }
    waiting = now;
    quiet.sort((a, b) -> FileOrder.compare(a.getFileName().toString(), b.getFileName().toString()));
    return quiet;
  }

  private boolean isOfInterest(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && !name.endsWith(".part")
        && !name.endsWith(".tmp")
        && !done.contains(name);
  }

  private static @Nullable Candidate look(Path file, long time) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile() && attributes.size() > 0
          ? new Candidate(attributes.size(), attributes.lastModifiedTime().toMillis(), time, false)
          : null;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private void take(Path file, FrameSink sink) {
    Candidate candidate = waiting.get(file);
    TriedFile tries = tried.computeIfAbsent(file, first -> new TriedFile());
    try {
      read.accept(admit.apply(file), candidate.tried() ? tries.last(sink) : tries.first(sink));
    } catch (SourceFormatException e) {
      if (!candidate.tried()) {
        waiting.put(
            file, new Candidate(candidate.size(), candidate.modified(), candidate.since(), true));
        return;
      }
      sink.refuse(e);
    }
    tried.remove(file);
    String name = file.getFileName().toString();
    done.add(name);
    state.addFile(name, done.size());
  }
}
