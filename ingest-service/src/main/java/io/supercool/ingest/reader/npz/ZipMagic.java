package io.supercool.ingest.reader.npz;

import io.supercool.ingest.reader.SourceFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How every zip archive with a member begins. */
final class ZipMagic {
  private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};

  private ZipMagic() {}

  /** Whether {@code file} begins as a zip archive. */
  static boolean begins(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(LOCAL_HEADER.length), LOCAL_HEADER);
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }
}
