package io.supercool.reader.npz;

import io.supercool.reader.Magnitude;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import io.supercool.storage.npz.NpzArchive;
import io.supercool.storage.npz.NpzException;
import io.supercool.storage.npz.NpzLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

/** Opens archives for the readers, within what ingest-service allows. */
final class Archives {
  /** How every zip archive with a member begins. */
  private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};

  private Archives() {}

  /**
   * Names of the arrays in {@code file}; none if it does not begin as an archive.
   *
   * @throws SourceFormatException if it does, and is damaged or too large
   */
  static Set<String> names(Path file, ReadLimits limits) {
    return begins(file) ? read(file, limits, npz -> Set.copyOf(npz.names())) : Set.of();
  }

  /**
   * What {@code reading} makes of the archive {@code file}, which is closed then.
   *
   * @throws SourceFormatException for every fault of the archive
   */
  static <T> T read(Path file, ReadLimits limits, Function<NpzArchive, T> reading) {
    try (NpzArchive npz = NpzArchive.open(file, npzLimits(limits))) {
      return reading.apply(npz);
    } catch (NpzException e) {
      throw new SourceFormatException(file, e.place(), ArrayAxes.reason(e), e.remedy());
    }
  }

  private static NpzLimits npzLimits(ReadLimits limits) {
    return new NpzLimits(
        new NpzLimits.Bound(limits.maxUnpackedBytes(), "supercool.ingest.max-unpacked-bytes"),
        new NpzLimits.Bound(limits.maxArrayBytes(), "supercool.ingest.max-array-bytes"),
        limits.maxMembers(),
        Magnitude.MAX);
  }

  private static boolean begins(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(LOCAL_HEADER.length), LOCAL_HEADER);
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }
}
