package io.supercool.contracts.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How much room a disk has.
 *
 * @param usableBytes that can still be written
 * @param totalBytes of the whole disk
 */
public record DiskSpace(long usableBytes, long totalBytes) {
  private static final double GIGABYTE = 1e9;

  /**
   * Of the disk that holds {@code path}.
   *
   * @throws IOException if there is no such file or folder
   */
  public static DiskSpace of(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    return new DiskSpace(store.getUsableSpace(), store.getTotalSpace());
  }

  /** As people read it: {@code 1.20 GB free of 50.00 GB}. */
  public String text() {
    return String.format(
        Locale.ROOT, "%.2f GB free of %.2f GB", usableBytes / GIGABYTE, totalBytes / GIGABYTE);
  }
}
