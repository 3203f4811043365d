package io.supercool.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk has no room for what is to be written. Once there is room, the same can be written. */
public final class FullDiskException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A disk with less is full: what is written reaches it in larger pieces. */
  private static final long FULL_BYTES = 64 << 10;

  private FullDiskException(Path file, IOException cause) {
    super("the disk has no room for %s; make some".formatted(file), cause);
  }

  /**
   * Tells whether a write failed for want of room: by what the disk says, since the text of {@code
   * failure} is in the language of the system, and by that text, since there may be room again. Ask
   * before what was written is removed.
   *
   * @param file that was to be written
   */
  static IOException orAsItIs(Path file, IOException failure) {
    try {
      return String.valueOf(failure.getMessage()).contains("No space left on device")
              || Files.getFileStore(existing(file)).getUsableSpace() < FULL_BYTES
          ? new FullDiskException(file, failure)
          : failure;
    } catch (IOException e) {
      failure.addSuppressed(e);
      return failure;
    }
  }

  private static Path existing(Path file) {
    Path folder = file;
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder;
  }
}
