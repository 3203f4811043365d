package io.supercool.reader.recognition;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceReader;
import io.supercool.reader.extxyz.ExtendedXyzParser;
import io.supercool.reader.gsd.GsdReader;
import io.supercool.reader.h5md.H5mdReader;
import io.supercool.reader.lammps.LammpsDumpReader;
import io.supercool.reader.npz.BotanReader;
import io.supercool.reader.npz.GlassBenchReader;
import io.supercool.reader.npz.SupercoolNpzReader;
import io.supercool.reader.pickle.BapstReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Every format that can be read; a file is recognised by its content. */
public final class SourceReaders {
  private final ReadLimits limits;
  private final List<SourceReader> readers;

  /** All readers, within {@code limits}. */
  public SourceReaders(ReadLimits limits) {
    this.limits = limits;
    this.readers =
        List.of(
            new GlassBenchReader(limits),
            new SupercoolNpzReader(limits),
            new BotanReader(limits),
            new BapstReader(limits),
            new LammpsDumpReader(limits),
            ExtendedXyzParser.reader(limits),
            new GsdReader(limits),
            new H5mdReader(limits));
  }

  /**
   * The reader of {@code file}.
   *
   * @throws SourceFormatException if no reader takes it, which says what it is; or if it is damaged
   */
  public SourceReader of(Path file) {
    if (Files.isDirectory(file)) {
      throw new SourceFormatException(file, "file", "is a folder", "name the files in it");
    }
    for (SourceReader reader : readers) {
      if (reader.accepts(file)) {
        return reader;
      }
    }
    String formats = readers.stream().map(SourceReader::format).collect(Collectors.joining(", "));
    throw new UnreadFile(file, limits, "read are %s: docs/reference/formats.md".formatted(formats))
        .fault();
  }
}
