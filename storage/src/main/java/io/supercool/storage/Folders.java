package io.supercool.storage;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders: their names on the disk, and all that is in them. */
public final class Folders {
  private Folders() {}

  /**
   * Makes a folder and those above it that are missing, each of them a name on the disk when this
   * returns.
   *
   * @throws IOException if one cannot be made or flushed
   */
  public static void make(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (!Files.isDirectory(absolute)) {
      make(absolute.getParent());
      Files.createDirectories(absolute);
      force(absolute.getParent());
    }
  }

  /**
   * Flushes a folder's names to the disk: what was made, renamed or deleted in it; or a file's
   * content. An interruption waits until that is done: a folder can be flushed by a channel alone,
   * and an interruption would close it.
   *
   * @throws IOException if there is none, or it cannot be flushed
   */
  public static void force(Path path) throws IOException {
    boolean interrupted = false;
    try {
      for (boolean done = false; !done; ) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
          channel.force(true);
          done = true;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Flushes all files and names in a folder to the disk, which others wrote without doing so.
   *
   * @throws IOException if something cannot be flushed
   */
  public static void forceAll(Path folder) throws IOException {
    Files.walkFileTree(folder, new Flush());
  }

  /**
   * Deletes a folder, or a file, and all that is in it; nothing happens if there is none. Of a
   * symbolic link only the link is deleted. Others may delete what is in it at the same time.
   *
   * @throws IOException if something cannot be deleted; what was deleted before it is gone
   */
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new Deletion());
  }

  /** Flushes files as they come, and folders once what is in them is flushed. */
  private static final class Flush extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      force(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      force(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  /** Deletes files as they come, and folders once they are empty. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
