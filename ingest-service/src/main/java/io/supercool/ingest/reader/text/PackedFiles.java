package io.supercool.ingest.reader.text;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens text files that may be packed by gzip or zstd, as their first bytes tell. */
public final class PackedFiles {
  private static final int BUFFER_BYTES = 1 << 16;

  /** A zstd window of 32 MiB, what its levels up to 20 use. */
  private static final int MAX_ZSTD_WINDOW_LOG = 25;

  private PackedFiles() {}

  /** The file's text, unpacked on the way. */
  public static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      in.mark(4);
      int magic = 0;
      for (int i = 0; i < 4; i++) {
        magic |= (in.read() & 0xff) << (8 * i);
      }
      in.reset();
      long size = Files.size(file);
      if ((magic & 0xffff) == 0x8b1f) {
        return new Unpacked(new GZIPInputStream(in, BUFFER_BYTES), size);
      }
      if (magic == 0xfd2fb528) {
        return new Unpacked(new ZstdInputStream(in).setLongMax(MAX_ZSTD_WINDOW_LOG), size);
      }
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Refuses to unpack what no text of numbers packs to. */
  private static final class Unpacked extends FilterInputStream {
    private static final long UNCHECKED_BYTES = 1 << 24;
    private static final int MAX_EXPANSION = 200;

    private final long most;
    private long unpacked;

    Unpacked(InputStream in, long packed) {
      super(in);
      this.most = UNCHECKED_BYTES + MAX_EXPANSION * packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      unpacked += Math.max(0, read);
      if (unpacked > most) {
        throw new IOException(
            "it unpacks to more than %d times its size, refused as a bomb"
                .formatted(MAX_EXPANSION));
      }
      return read;
    }
  }
}
