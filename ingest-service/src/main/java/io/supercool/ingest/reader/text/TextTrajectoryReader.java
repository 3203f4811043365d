package io.supercool.ingest.reader.text;

import io.supercool.ingest.reader.FrameSink;
import io.supercool.ingest.reader.Source;
import io.supercool.ingest.reader.SourceFormatException;
import io.supercool.ingest.reader.SourceReader;
import io.supercool.ingest.reader.frame.FrameFiles;
import io.supercool.ingest.reader.frame.FrameParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads files of one text format, as they are or packed by gzip or zstd. */
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
      return begins.test(in.readNBytes(START_BYTES));
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }

  @Override
  public void read(Source source, FrameSink sink) {
    try (InputStream in = PackedFiles.open(source.file())) {
      FrameFiles.read(source, parser.apply(in), sink);
    } catch (IOException e) {
      throw SourceFormatException.unreadable(source.file(), e);
    }
  }
}
