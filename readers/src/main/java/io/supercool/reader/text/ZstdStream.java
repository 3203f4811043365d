package io.supercool.reader.text;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Unpacks one or more frames of zstd in a row, of a window of at most 128 MiB, which is zstd's own
 * limit. The library's stream ends in silence at a second frame that is cut.
 */
final class ZstdStream extends InputStream {
  private static final int BUFFER_BYTES = 1 << 17;

  private final InputStream in;
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final byte[] bytes = new byte[BUFFER_BYTES];
  private final ByteBuffer packed = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
  private final ByteBuffer unpacked = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
  private boolean frameEnded = true;
  private boolean more;

  ZstdStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    while (!unpacked.hasRemaining()) {
      if (!packed.hasRemaining() && !more && !fill()) {
        return -1;
      }
      unpack();
    }
    int count = Math.min(length, unpacked.remaining());
    unpacked.get(target, from, count);
    return count;
  }

  private void unpack() throws IOException {
    unpacked.clear();
    try {
      frameEnded = context.decompressDirectByteBufferStream(unpacked, packed);
    } catch (ZstdException e) {
      unpacked.limit(0);
      throw new ZstdIOException(e.getErrorCode(), e.getMessage());
    }
    more = !unpacked.hasRemaining();
    unpacked.flip();
  }

  /** Reads more of the file; false at its end, where a frame must have ended too. */
  private boolean fill() throws IOException {
    int count = in.read(bytes);
    if (count < 0 && !frameEnded) {
      throw new EOFException();
    }
    packed.clear().put(bytes, 0, Math.max(0, count)).flip();
    return count >= 0;
  }

  @Override
  public void close() throws IOException {
    context.close();
    in.close();
  }
}
