package io.supercool.reader.gsd;

import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceReader;
import io.supercool.reader.frame.FrameFiles;
import io.supercool.reader.frame.MalformedFrameException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** HOOMD's GSD trajectories. */
public final class GsdReader implements SourceReader {
  private final ReadLimits limits;

  /** Reads within {@code limits}. */
  public GsdReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "GSD";
  }

  @Override
  public boolean accepts(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return GsdFile.begins(in.readNBytes(Long.BYTES));
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }

  @Override
  public void read(Source source, FrameSink sink) {
    try (GsdFile file = GsdFile.open(source.file(), limits)) {
      FrameFiles.read(source, new GsdParser(file), sink);
    } catch (MalformedFrameException e) {
      throw e.at("header").in(source.file());
    } catch (IOException e) {
      throw SourceFormatException.unreadable(source.file(), e);
    }
  }
}
