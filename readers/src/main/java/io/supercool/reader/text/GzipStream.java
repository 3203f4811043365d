package io.supercool.reader.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks one or more members of gzip in a row. What follows them must be nothing or zeros, with
 * which some programs fill up: the JDK's stream ends in silence at a member whose header is cut.
 */
final class GzipStream extends GZIPInputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int TRAILER_BYTES = 8;

  private final InputStream packed;

  GzipStream(InputStream packed) throws IOException {
    super(packed, BUFFER_BYTES);
    this.packed = packed;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    if (read < 0) {
      requireEnd();
    }
    return read;
  }

  private void requireEnd() throws IOException {
    int after = len - inf.getRemaining() + TRAILER_BYTES;
    for (int i = after; i < len; i++) {
      require(buf[i]);
    }
    for (int next = packed.read(); next >= 0; next = packed.read()) {
      require(next);
    }
  }

  private static void require(int value) throws IOException {
    if (value != 0) {
      throw new IOException("what follows the packed text is not packed, or cut short");
    }
  }
}
