package io.supercool.reader.text;

import io.supercool.reader.FrameSink;
import io.supercool.reader.Source;
import io.supercool.reader.SourceReader;
import io.supercool.reader.frame.FrameFiles;
import io.supercool.reader.frame.FrameParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads files of one text format, as they are or packed by gzip, bzip2, xz or zstd. */
public final class TextTrajectoryReader implements SourceReader {
  private static final int START_BYTES = 1 << 13;

  private final String format;
  private final Predicate<byte[]> begins;
  private final Function<InputStream, FrameParser> parser;

  /**
   * A reader of {@code format}.
   *
   * @param begins whether a text that begins with these bytes is of the format
   * @param parser makes a parser of a text
   */
  public TextTrajectoryReader(
      String format, Predicate<byte[]> begins, Function<InputStream, FrameParser> parser) {
    this.format = format;
    this.begins = begins;
    this.parser = parser;
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public boolean accepts(Path file) {
    try (InputStream in = PackedFiles.open(file)) {
      return begins.test(withoutBlanks(PackedFiles.start(in, START_BYTES)));
    } catch (IOException e) {
      throw UnpackingException.fault(file, e);
    }
  }

  /** What begins behind a byte order mark and blank lines. */
  private static byte[] withoutBlanks(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return text.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void read(Source source, FrameSink sink) {
    try (InputStream in = PackedFiles.open(source.file())) {
      FrameFiles.read(source, parser.apply(in), sink);
    } catch (IOException e) {
      throw UnpackingException.fault(source.file(), e);
    }
  }
}
