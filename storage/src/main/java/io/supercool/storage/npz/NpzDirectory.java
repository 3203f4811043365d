package io.supercool.storage.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What an archive says it holds, and whether that may be unpacked at all. A member whose name ends
 * in {@code .npy} is an array, and so is any other that begins as one, as NumPy has it.
 *
 * @param arrays by name, without {@code .npy}
 * @param others names of the members that are no arrays
 */
record NpzDirectory(SortedMap<String, ZipEntry> arrays, List<String> others) {
  static final String SUFFIX = ".npy";

  /** Deflate reaches 1:1032 on zeros; arrays of particles do not come near this. */
  private static final int MAX_EXPANSION = 100;

  private static final long EXPANSION_UNCHECKED_BYTES = 1 << 24;

  /**
   * Reads the directory of {@code zip}.
   *
   * @throws NpzException if there are too many members, they would unpack to too much, or two have
   *     one name
   */
  static NpzDirectory of(Path file, ZipFile zip, NpzLimits limits) {
    if (zip.size() > limits.maxMembers()) {
      throw new NpzException(
          file, "zip directory", zip.size() + " members", "a file of arrays has a dozen");
    }
    SortedMap<String, ZipEntry> arrays = new TreeMap<>();
    List<String> others = new ArrayList<>();
    long room = limits.unpacked().bytes();
    for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
      ZipEntry entry = entries.nextElement();
      if (entry.getSize() < 0 || entry.getSize() > room || isBomb(entry)) {
        throw tooLarge(file, entry, limits);
      }
      room -= entry.getSize();
      String name = entry.getName();
      if (!name.endsWith(SUFFIX) && !begins(zip, entry)) {
        others.add(name);
        continue;
      }
      String array =
          name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
      if (arrays.put(array, entry) != null) {
        throw new NpzException(
            file, "array " + array, "comes twice in the archive", "write every array once");
      }
    }
    return new NpzDirectory(arrays, others);
  }

  private static boolean begins(ZipFile zip, ZipEntry entry) {
    try (InputStream in = zip.getInputStream(entry)) {
      return NpyHeader.begins(in.readNBytes(NpyHeader.MAGIC.length));
    } catch (IOException e) {
      return false; // What cannot be unpacked is no array that is known of.
    }
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
