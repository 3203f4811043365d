package io.supercool.reader.text;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Opens text files that may be packed by gzip, bzip2, xz or zstd, as their first bytes tell. */
public final class PackedFiles {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAGIC_BYTES = 6;

  /** A zstd window of 128 MiB, what its `--long` uses. */
  private static final int MAX_ZSTD_WINDOW_LOG = 27;

  /** What xz's level 9 needs, and a little more. */
  private static final int MAX_XZ_KIBIBYTES = 100 << 10;

  private PackedFiles() {}

  /** The file's text, unpacked on the way. */
  public static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      in.mark(MAGIC_BYTES);
      long magic = 0;
      for (int i = 0; i < MAGIC_BYTES; i++) {
        magic |= (long) (in.read() & 0xff) << (8 * i);
      }
      in.reset();
      InputStream unpacked = unpacked(in, magic);
      return unpacked == in ? in : new Unpacked(unpacked, Files.size(file));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** {@code in} itself if it is not packed. */
  private static InputStream unpacked(InputStream in, long magic) throws IOException {
    if ((magic & 0xffffL) == 0x8b1fL) {
      return new GZIPInputStream(in, BUFFER_BYTES);
    }
    if ((magic & 0xffffffffL) == 0xfd2fb528L) {
      return new ZstdInputStream(in).setLongMax(MAX_ZSTD_WINDOW_LOG);
    }
    if ((magic & 0xffffffL) == 0x685a42L) {
      return new BZip2CompressorInputStream(in, true);
    }
    if (magic == 0x005a587a37fdL) {
      return new XZInputStream(in, MAX_XZ_KIBIBYTES);
    }
    return in;
  }

  /** The first bytes of a stream, up to its end or to where it is damaged. */
  static byte[] start(InputStream in, int most) throws IOException {
    byte[] start = new byte[most];
    int held = 0;
    try {
      for (int read = 0; read >= 0 && held < most; read = in.read(start, held, most - held)) {
        held += read;
      }
    } catch (IOException damaged) {
      if (held == 0) {
        throw damaged;
      }
    }
    return Arrays.copyOf(start, held);
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
