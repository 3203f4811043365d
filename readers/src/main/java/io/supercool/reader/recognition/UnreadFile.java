package io.supercool.reader.recognition;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.npz.MissingArrays;
import io.supercool.reader.text.PackedFiles;
import io.supercool.reader.text.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Says of a file that no reader takes what it is, what is missing and what to do. */
final class UnreadFile {
  private static final int START_BYTES = 1 << 13;
  private static final int SHOWN_BYTES = 8;
  private static final int SHOWN_CHARACTERS = 60;
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final Path file;
  private final ReadLimits limits;
  private final String formats;

  /**
   * Of a file.
   *
   * @param formats that are read, in one line, for a file of which nothing better is known
   */
  UnreadFile(Path file, ReadLimits limits, String formats) {
    this.file = file;
    this.limits = limits;
    this.formats = formats;
  }

  /** What there is to say. */
  SourceFormatException fault() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(START_BYTES);
      if (start.length == 0) {
        return fault(new Kind("empty", "write or copy it again"));
      }
      if (begins(start, ZIP)) {
        return MissingArrays.of(file, limits);
      }
      Optional<Packing> packing = Packing.of(start);
      return fault(packing.isPresent() ? packed(packing.get()) : kind(start));
    } catch (IOException e) {
      return SourceFormatException.unreadable(file, e);
    }
  }

  private SourceFormatException fault(Kind kind) {
    return new SourceFormatException(file, "file", "is " + kind.what(), kind.advice());
  }

  private Kind packed(Packing packing) throws IOException {
    String unpack = "unpack it with `%s -d`".formatted(packing.program());
    try (InputStream in = PackedFiles.open(file)) {
      byte[] start = PackedFiles.start(in, START_BYTES);
      Optional<Kind> read = BinaryKinds.findRead(start);
      if (read.isPresent()) {
        return new Kind(
            "%s that is packed by %s, and only texts are unpacked"
                .formatted(read.get().what(), packing.program()),
            unpack);
      }
      Kind kind =
          start.length == 0
              ? new Kind("empty", "write it again")
              : Packing.of(start)
                  .map(twice -> new Kind("packed by " + twice.program() + " once more", unpack))
                  .orElseGet(() -> kind(start));
      return new Kind(
          "packed by %s; what is in it is %s".formatted(packing.program(), kind.what()),
          kind.advice());
    }
  }

  private Kind kind(byte[] start) {
    Optional<Kind> known = BinaryKinds.find(start).or(() -> OldPickle.find(start));
    if (known.isPresent()) {
      return known.get();
    }
    Optional<String> wide = WideText.encoding(start);
    if (wide.isPresent()) {
      return new Kind(
          "a text in %s, not in UTF-8".formatted(wide.get()),
          "`iconv -f %s -t UTF-8 FILE > NAME` makes it readable".formatted(wide.get()));
    }
    return isText(start) ? text(start) : unknown(start);
  }

  private Kind text(byte[] start) {
    String text =
        new String(start, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "").stripLeading();
    return TextKinds.find(text)
        .orElseGet(
            () ->
                new Kind(
                    "a text of no known kind; it begins with `%s`"
                        .formatted(
                            text.codePoints()
                                .limit(SHOWN_CHARACTERS)
                                .map(c -> Character.isISOControl(c) ? ' ' : c)
                                .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                                .toString()
                                .strip()),
                    formats));
  }

  private Kind unknown(byte[] start) {
    boolean zeros = true;
    for (byte value : start) {
      zeros &= value == 0;
    }
    return zeros
        ? new Kind("nothing but zeros, as a full disk or a crash leaves it", "write it again")
        : new Kind(
            "binary and of no known kind; it begins with the bytes "
                + HexFormat.ofDelimiter(" ")
                    .formatHex(start, 0, Math.min(SHOWN_BYTES, start.length)),
            formats);
  }

  private static boolean isText(byte[] start) {
    for (byte value : start) {
      if (value >= 0 && value < ' ' && !Character.isWhitespace(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean begins(byte[] start, byte[] magic) {
    return start.length >= magic.length
        && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
  }
}
