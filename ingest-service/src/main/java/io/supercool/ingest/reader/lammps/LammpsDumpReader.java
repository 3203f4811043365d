package io.supercool.ingest.reader.lammps;

import io.supercool.ingest.reader.FrameFiles;
import io.supercool.ingest.reader.FrameSink;
import io.supercool.ingest.reader.ReadLimits;
import io.supercool.ingest.reader.Source;
import io.supercool.ingest.reader.SourceFormatException;
import io.supercool.ingest.reader.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** LAMMPS text dumps, whatever their columns. */
public final class LammpsDumpReader implements SourceReader {
  private static final int START_BYTES = 16;

  private final ReadLimits limits;

  /** Reads within {@code limits}. */
  public LammpsDumpReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "LAMMPS text dump (ITEM: TIMESTEP ...)";
  }

  @Override
  public boolean accepts(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return LammpsDumpParser.begins(in.readNBytes(START_BYTES));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void read(Source source, FrameSink sink) {
    try (InputStream in = Files.newInputStream(source.file())) {
      FrameFiles.read(source, new LammpsDumpParser(in, limits), sink);
    } catch (IOException e) {
      throw unreadable(source.file(), e);
    }
  }

  private static SourceFormatException unreadable(Path file, IOException e) {
    return new SourceFormatException(
        file, "file", "cannot be read: " + e.getMessage(), "check the path and its permissions");
  }
}
