package io.supercool.reader.text;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens files that may be packed, as their first bytes tell ({@link Packing}). */
public final class PackedFiles {
  private static final int BUFFER_BYTES = 1 << 16;

  private PackedFiles() {}

  /** What the file holds, unpacked on the way. */
  public static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      in.mark(Packing.MAGIC_BYTES);
      Optional<Packing> packing = Packing.of(in.readNBytes(Packing.MAGIC_BYTES));
      in.reset();
      return packing.isPresent() ? new Unpacked(in, packing.get(), Files.size(file)) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The first bytes of a stream, up to its end or to where it is damaged. */
  public static byte[] start(InputStream in, int most) throws IOException {
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

  /**
   * Unpacks all that comes before the place where a file is cut or damaged, and then says so.
   * Refuses to unpack what no text of numbers packs to.
   */
  private static final class Unpacked extends FilterInputStream {
    private static final long UNCHECKED_BYTES = 1 << 24;
    private static final int MAX_EXPANSION = 200;

    private final Packing packing;
    private final long most;
    private long unpacked;
    private @Nullable UnpackingException fault;

    Unpacked(InputStream packed, Packing packing, long size) throws IOException {
      super(begun(packed, packing));
      this.packing = packing;
      this.most = UNCHECKED_BYTES + MAX_EXPANSION * size;
    }

    private static InputStream begun(InputStream packed, Packing packing) throws IOException {
      try {
        return packing.unpack(packed);
      } catch (IOException e) {
        throw packing.fault(e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (fault != null) {
        throw fault;
      }
      int read = unpack(bytes, from, length);
      unpacked += Math.max(0, read);
      if (unpacked > most) {
        throw new UnpackingException(
            "it unpacks to more than %d times its size, refused as a bomb".formatted(MAX_EXPANSION),
            "unpack it with `%s -d` if you trust it".formatted(packing.program()));
      }
      return read;
    }

    /**
     * Some unpackers forget what a call has unpacked when they fail in it: those of bzip2 and xz
     * are called for no more than they hold.
     */
    private int unpack(byte[] bytes, int from, int length) throws IOException {
      int read = 0;
      try {
        switch (packing) {
          case BZIP2 -> {
            for (int next; read < length && (next = in.read()) >= 0; read++) {
              bytes[from + read] = (byte) next;
            }
            return read == 0 && length > 0 ? -1 : read;
          }
          case XZ -> {
            return in.read(bytes, from, Math.min(length, Math.max(1, in.available())));
          }
          default -> {
            return in.read(bytes, from, length);
          }
        }
      } catch (IOException e) {
        fault = packing.fault(e);
        if (read == 0) {
          throw fault;
        }
        return read;
      }
    }
  }
}
