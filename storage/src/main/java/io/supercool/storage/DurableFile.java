package io.supercool.storage;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A small file that survives a crash of the process or of the machine.
 *
 * <ul>
 *   <li>Whenever a write returns, the new content is on the disk: a caller may acknowledge what it
 *       stands for.
 *   <li>At every moment the file holds the old content or the new, whole; a reader, or a process
 *       that starts after a crash, never sees a part.
 * </ul>
 *
 * <p>The content is written to a temporary file beside it, {@code .NAME.unfinished}, which is
 * forced to the disk and then renamed; the folder is forced last, because a name is content of its
 * folder. A crash may leave the temporary file behind; the next write replaces it. A write that
 * fails removes it: on a full disk it would take the room that others need. An interrupted thread
 * writes all the same. At most one thread writes a file at a time. Disks that lie about what they
 * have written are beyond this class.
 *
 * @param path of the file; its folder is made when it is first written
 */
public record DurableFile(Path path) {

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it to {@code out}, which stays open. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** A file at {@code path}, which need not exist. */
  public DurableFile {
    path = path.toAbsolutePath();
  }

  /**
   * Makes these bytes the file's content.
   *
   * @throws FullDiskException if the disk has no room; the file then holds what it held before
   * @throws IOException if it fails otherwise; so it does then
   */
  public void write(byte[] content) throws IOException {
    write(out -> out.write(content));
  }

  /**
   * Makes what {@code content} writes the file's content.
   *
   * @throws FullDiskException if the disk has no room; the file then holds what it held before
   * @throws IOException if it fails otherwise; so it does then
   */
  public void write(Content content) throws IOException {
    Path unfinished = path.resolveSibling("." + path.getFileName() + ".unfinished");
    try {
      Folders.make(path.getParent());
      writeTo(unfinished, content);
    } catch (IOException e) {
      IOException failure = FullDiskException.orAsItIs(path, e);
      Files.deleteIfExists(unfinished);
      throw failure;
    }
    rename(unfinished, path);
  }

  /** Not by a channel: an interruption would close it. */
  private static void writeTo(Path unfinished, Content content) throws IOException {
    try (FileOutputStream file = new FileOutputStream(unfinished.toFile())) {
      OutputStream out = new BufferedOutputStream(file);
      content.writeTo(out);
      out.flush();
      file.getFD().sync();
    }
  }

  /**
   * Adds these bytes at the file's end. Unlike a write, a crash may leave a part of them there.
   *
   * @throws FullDiskException if the disk has no room; the file may then hold a part of them
   * @throws IOException if it fails otherwise; so it may then
   */
  public void append(byte[] bytes) throws IOException {
    boolean isNew = !Files.exists(path);
    try {
      Folders.make(path.getParent());
      try (FileOutputStream file = new FileOutputStream(path.toFile(), true)) {
        file.write(bytes);
        file.getFD().sync();
      }
    } catch (IOException e) {
      throw FullDiskException.orAsItIs(path, e);
    }
    if (isNew) {
      Folders.force(path.getParent());
    }
  }

  /** The content; empty if there is no such file. */
  public Optional<byte[]> read() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Removes the file for good; nothing happens if there is none. */
  public void remove() throws IOException {
    if (Files.deleteIfExists(path)) {
      Folders.force(path.getParent());
    }
  }

  /**
   * Gives a file or folder, whose content is on the disk, another name in the same folder, and
   * forces that to the disk. A file that has the name already is replaced.
   */
  public static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Folders.force(to.toAbsolutePath().getParent());
  }
}
