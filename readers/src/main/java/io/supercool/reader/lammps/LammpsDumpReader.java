package io.supercool.reader.lammps;

import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceReader;
import io.supercool.reader.text.TextTrajectoryReader;
import java.nio.file.Path;

/** LAMMPS text dumps; one of several parts of a parallel dump is refused ({@link DumpParts}). */
public final class LammpsDumpReader implements SourceReader {
  private final TextTrajectoryReader reader;
  private final DumpParts parts;

  /** Reads within {@code limits}. */
  public LammpsDumpReader(ReadLimits limits) {
    this.reader =
        new TextTrajectoryReader(
            "LAMMPS text dump", LammpsDumpParser::begins, in -> new LammpsDumpParser(in, limits));
    this.parts = new DumpParts();
  }

  @Override
  public String format() {
    return reader.format();
  }

  @Override
  public boolean accepts(Path file) {
    return reader.accepts(file);
  }

  @Override
  public void read(Source source, FrameSink sink) {
    parts.requireWhole(source.file());
    reader.read(source, sink);
  }
}
