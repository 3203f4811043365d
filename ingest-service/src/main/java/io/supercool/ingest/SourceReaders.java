package io.supercool.ingest;

import io.supercool.ingest.reader.ReadLimits;
import io.supercool.ingest.reader.SourceFormatException;
import io.supercool.ingest.reader.SourceReader;
import io.supercool.ingest.reader.extxyz.ExtendedXyzParser;
import io.supercool.ingest.reader.gsd.GsdReader;
import io.supercool.ingest.reader.h5md.H5mdReader;
import io.supercool.ingest.reader.lammps.LammpsDumpParser;
import io.supercool.ingest.reader.npz.BotanReader;
import io.supercool.ingest.reader.npz.GlassBenchReader;
import io.supercool.ingest.reader.npz.SupercoolNpzReader;
import io.supercool.ingest.reader.pickle.BapstReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Every format that can be read; a file is recognised by its content. */
public final class SourceReaders {
  private final List<SourceReader> readers;

  /** All readers, within {@code limits}. */
  public SourceReaders(ReadLimits limits) {
    this.readers =
        List.of(
            new GlassBenchReader(limits),
            new SupercoolNpzReader(limits),
            new BotanReader(limits),
            new BapstReader(limits),
            LammpsDumpParser.reader(limits),
            ExtendedXyzParser.reader(limits),
            new GsdReader(limits),
            new H5mdReader(limits));
  }

  /**
   * The reader of {@code file}.
   *
   * @throws SourceFormatException if it is of no known format, or damaged
   */
  public SourceReader of(Path file) {
    for (SourceReader reader : readers) {
      if (reader.accepts(file)) {
        return reader;
      }
    }
    throw new SourceFormatException(
        file,
        "file",
        "is of no known format",
        "supported are "
            + readers.stream().map(SourceReader::format).collect(Collectors.joining("; ")));
  }
}
