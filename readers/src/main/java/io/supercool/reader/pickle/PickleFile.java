package io.supercool.reader.pickle;

import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pickle on disk: how it begins, and how it is read whole. */
final class PickleFile {
  private static final int PROTOCOL_INSTRUCTION = 0x80;

  private PickleFile() {}

  /** Whether {@code file} begins as a pickle of protocol 2 or later. */
  static boolean begins(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2
          && Byte.toUnsignedInt(start[0]) == PROTOCOL_INSTRUCTION
          && start[1] >= 2
          && start[1] <= 5;
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }

  /**
   * Reads the dictionary that the pickle holds.
   *
   * @param sink hears of what follows on it
   * @throws SourceFormatException naming the byte at which the fault was found
   */
  static PickledFields read(Path file, ReadLimits limits, FrameSink sink) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      long size = Files.size(file);
      if (size > limits.maxUnpackedBytes()) {
        throw new SourceFormatException(
            file,
            "file",
            "is larger than the %d MiB a pickle may have"
                .formatted(limits.maxUnpackedBytes() >> 20),
            "raise supercool.ingest.max-unpacked-bytes if you trust it");
      }
      PickleInput input = new PickleInput(in, size);
      try {
        Object root = new Unpickler(input).load(limits.maxInstructions());
        long behind = size - input.position();
        if (behind > 0) {
          sink.warn(
              new SourceWarning(
                  file,
                  "file",
                  "%d bytes behind the pickle are not read: does another follow?"
                      .formatted(behind)));
        }
        return new PickledFields(file, root, size, limits.maxArrayBytes());
      } catch (PickleException e) {
        throw new SourceFormatException(
            file,
            "byte " + input.position(),
            e.getMessage(),
            "copy it again if it was cut short, and load no pickle in Python that you do not"
                + " trust");
      }
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }
}
