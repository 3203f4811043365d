package io.supercool.storage.npz;

import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What an archive says it holds, and whether that may be unpacked at all. */
final class NpzDirectory {
  static final String SUFFIX = ".npy";

  /** Deflate reaches 1:1032 on zeros; arrays of particles do not come near this. */
  private static final int MAX_EXPANSION = 100;

  private static final long EXPANSION_UNCHECKED_BYTES = 1 << 24;

  private NpzDirectory() {}

  /**
   * The archive's arrays by name, without {@code .npy}.
   *
   * @throws NpzException if there are too many members, or they would unpack to too much
   */
  static SortedMap<String, ZipEntry> arrays(Path file, ZipFile zip, NpzLimits limits) {
    if (zip.size() > limits.maxMembers()) {
      throw new NpzException(
          file, "zip directory", zip.size() + " members", "a file of arrays has a dozen");
    }
    SortedMap<String, ZipEntry> arrays = new TreeMap<>();
    long room = limits.unpacked().bytes();
    for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
      ZipEntry entry = entries.nextElement();
      if (entry.getSize() < 0 || entry.getSize() > room || isBomb(entry)) {
        throw tooLarge(file, entry, limits);
      }
      room -= entry.getSize();
      if (entry.getName().endsWith(SUFFIX)) {
        arrays.put(entry.getName().substring(0, entry.getName().length() - SUFFIX.length()), entry);
      }
    }
    return arrays;
  }

  private static boolean isBomb(ZipEntry entry) {
    return entry.getSize() > EXPANSION_UNCHECKED_BYTES
        && entry.getSize() / MAX_EXPANSION > entry.getCompressedSize();
  }

  private static NpzException tooLarge(Path file, ZipEntry entry, NpzLimits limits) {
    return new NpzException(
        file,
        "member " + entry.getName(),
        "%d bytes would unpack to %d".formatted(entry.getCompressedSize(), entry.getSize()),
        "refused as a zip bomb; write real arrays with numpy.savez, or raise %s (%d)"
            .formatted(limits.unpacked().setting(), limits.unpacked().bytes()));
  }
}
