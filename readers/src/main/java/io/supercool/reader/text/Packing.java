package io.supercool.reader.text;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/** Programs that pack one file, and how what they pack begins. */
public enum Packing {
  /** RFC 1952. */
  GZIP("gzip", "1f8b") {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return new GzipStream(in);
    }
  },
  /** The program bzip2, and those that pack many streams in a row, such as pbzip2. */
  BZIP2("bzip2", "425a68") {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return new BZip2CompressorInputStream(in, true);
    }
  },
  /** The program xz. */
  XZ("xz", "fd377a585a00") {
    @Override
    InputStream unpack(InputStream in) throws IOException {
      return new XZInputStream(in, MAX_XZ_KIBIBYTES);
    }
  },
  /** RFC 8878. */
  ZSTD("zstd", "28b52ffd") {
    @Override
    InputStream unpack(InputStream in) {
      return new ZstdStream(in);
    }
  };

  /** Of what tells them the longest. */
  static final int MAGIC_BYTES = 6;

  /** A window of 128 MiB, what zstd unpacks unless told otherwise, and its `--long` uses. */
  private static final int MAX_ZSTD_WINDOW_LOG = 27;

  /** What xz's level 9 needs, and a little more. */
  private static final int MAX_XZ_KIBIBYTES = 100 << 10;

  private final String program;
  private final byte[] magic;

  Packing(String program, String magic) {
    this.program = program;
    this.magic = HexFormat.of().parseHex(magic);
  }

  /** How a file that begins so is packed; empty if it is not. */
  public static Optional<Packing> of(byte[] start) {
    if (start.length > 3
        && (start[0] & 0xf0) == 0x50
        && Arrays.equals(start, 1, 4, new byte[] {0x2a, 0x4d, 0x18}, 0, 3)) {
      return Optional.of(ZSTD); // A frame that is skipped, as pzstd writes first.
    }
    return Arrays.stream(values())
        .filter(
            packing ->
                start.length >= packing.magic.length
                    && Arrays.equals(
                        start, 0, packing.magic.length, packing.magic, 0, packing.magic.length))
        .findFirst();
  }

  /** The program that packs and, with the option {@code -d}, unpacks. */
  public String program() {
    return program;
  }

  /** What {@code in} unpacks to. */
  abstract InputStream unpack(InputStream in) throws IOException;

  /** Why unpacking failed. */
  UnpackingException fault(IOException e) {
    if (e instanceof MemoryLimitException) {
      return new UnpackingException(
          "it is packed by xz with a dictionary of more than 64 MiB",
          "pack it again with `xz -9` or a lower level");
    }
    if (e instanceof ZstdIOException zstd
        && zstd.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
      return new UnpackingException(
          "it is packed by zstd with a window of more than %d MiB"
              .formatted(1 << MAX_ZSTD_WINDOW_LOG - 20),
          "pack it again without `--long`, or with `--long=%d`".formatted(MAX_ZSTD_WINDOW_LOG));
    }
    return new UnpackingException(
        "it is packed by %s, and %s"
            .formatted(
                program,
                e.getMessage() == null ? "is cut short" : "damaged or cut: " + e.getMessage()),
        "copy it again; `%s -t` tells whether it is whole".formatted(program));
  }
}
