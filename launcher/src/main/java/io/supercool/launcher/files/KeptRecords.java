package io.supercool.launcher.files;

import io.supercool.console.UserException;
import io.supercool.storage.Folders;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The records that ended systems left: how much they take, and their deletion. */
public final class KeptRecords {
  /** Records of a run are kept for so long after its last write. */
  private static final Duration KEPT = Duration.ofDays(7);

  private KeptRecords() {}

  /**
   * What was deleted.
   *
   * @param folders how many systems' records
   * @param bytes on disk
   */
  public record Deleted(int folders, long bytes) {}

  /** Deletes the records of runs that ended over a week ago; models, reports and logs stay. */
  public static Deleted deleteOld(Installation installation, Instant now) {
    return deleteOf(
        runs(installation).stream().filter(run -> latest(run).isBefore(now.minus(KEPT))).toList());
  }

  /** Deletes the records of all runs; models, reports and logs stay. */
  public static Deleted deleteAll(Installation installation) {
    return deleteOf(runs(installation));
  }

  /** Deletes a workspace: records, models, what was followed and learned, logs. */
  public static Deleted deleteWorkspace(Path workspace) {
    if (!Files.isDirectory(workspace)) {
      return new Deleted(0, 0);
    }
    long bytes = bytes(workspace);
    delete(workspace);
    return new Deleted(1, bytes);
  }

  /**
   * Bytes of all files below {@code folder}, but for the broker's indexes: most of their length is
   * reserved and takes no disk.
   */
  public static long bytes(Path folder) {
    long[] bytes = {0};
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              bytes[0] += file.toString().endsWith("index") ? 0 : attributes.size();
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException vanished) {
              return FileVisitResult.CONTINUE;
            }
          });
      return bytes[0];
    } catch (IOException e) {
      throw new UserException("Cannot look into %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static Deleted deleteOf(List<RunFolder> runs) {
    int folders = 0;
    long bytes = 0;
    for (RunFolder run : runs) {
      long own = run.records().stream().mapToLong(KeptRecords::bytes).sum();
      folders += own > 0 ? 1 : 0;
      bytes += own;
      run.records().forEach(KeptRecords::delete);
    }
    return new Deleted(folders, bytes);
  }

  private static List<RunFolder> runs(Installation installation) {
    if (!Files.isDirectory(installation.runs())) {
      return List.of();
    }
    List<RunFolder> runs = new ArrayList<>();
    try (Stream<Path> folders = Files.list(installation.runs())) {
      folders
          .filter(Files::isDirectory)
          .forEach(folder -> runs.add(new RunFolder(folder, folder.resolve("logs"))));
      return runs;
    } catch (IOException e) {
      throw new UserException(
          "Cannot look into %s: %s".formatted(installation.runs(), e.getMessage()), e);
    }
  }

  /** When the broker of a run last wrote. */
  private static Instant latest(RunFolder run) {
    try {
      return Files.isDirectory(run.broker())
          ? Files.getLastModifiedTime(run.broker()).toInstant()
          : Instant.EPOCH;
    } catch (IOException e) {
      throw new UserException("Cannot look at %s: %s".formatted(run.broker(), e.getMessage()), e);
    }
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UserException("Cannot delete %s: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
