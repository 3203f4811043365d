package io.supercool.reader;

import java.nio.file.Path;

/** Reads the configurations of one file format. Stateless and thread-safe. */
public interface SourceReader {

  /** The format's name, for users who have a file that no reader takes. */
  String format();

  /**
   * Whether the file's content, not its name, is of this format.
   *
   * @throws SourceFormatException if it is plainly of this kind but damaged
   */
  boolean accepts(Path file);

  /**
   * Hands every configuration of {@code source} to {@code sink}, in order, holding one at a time.
   *
   * @throws SourceFormatException if the file is not what its format promises; configurations
   *     before the fault have been handed on
   */
  void read(Source source, FrameSink sink);
}
