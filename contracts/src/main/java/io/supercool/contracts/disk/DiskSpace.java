package io.supercool.contracts.disk;

import io.supercool.contracts.text.Bytes;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much room a disk has.
 *
 * @param usableBytes that can still be written
 * @param totalBytes of the whole disk
 */
public record DiskSpace(long usableBytes, long totalBytes) {
  /**
   * Of the disk that holds {@code path}.
   *
   * @throws IOException if there is no such file or folder
   */
  public static DiskSpace of(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    return new DiskSpace(store.getUsableSpace(), store.getTotalSpace());
  }

  /** As people read it: {@code 1.2 GB free of 50.0 GB}. */
  public String text() {
    return "%s free of %s".formatted(Bytes.text(usableBytes), Bytes.text(totalBytes));
  }
}
