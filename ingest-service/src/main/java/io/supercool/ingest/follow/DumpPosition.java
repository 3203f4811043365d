package io.supercool.ingest.follow;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How far a growing dump is published, and how its file is known again. States of earlier versions
 * lack what is nullable.
 *
 * @param offset bytes up to the end of the last frame that was published or refused
 * @param frames published
 * @param units as the dump has named them so far; null if it has not
 * @param headBytes how many of the file's first bytes {@code headChecksum} is over
 * @param headChecksum CRC-32C of them
 * @param tail the bytes before {@code offset}
 * @param refused whether the frame that begins at {@code offset} was refused already, and only its
 *     end is not known yet; null if not
 */
@RecordBuilder
public record DumpPosition(
    long offset,
    long frames,
    @Nullable String units,
    int headBytes,
    long headChecksum,
    @Nullable Tail tail,
    @Nullable Boolean refused)
    implements DumpPositionBuilder.With {
  /** Nothing is published. */
  public static final DumpPosition START = DumpPositionBuilder.builder().build();

  /**
   * What stands before the offset, and the file as it was when that was read.
   *
   * @param bytes how many before the offset {@code checksum} is over
   * @param checksum CRC-32C of them
   * @param wholeChecksum of all bytes before the offset
   * @param size of the file
   * @param modified when the file was changed, in nanoseconds since 1970
   */
  public record Tail(int bytes, long checksum, long wholeChecksum, long size, long modified) {}

  /** Whether the frame that begins at the offset was refused already. */
  boolean hasRefused() {
    return Boolean.TRUE.equals(refused);
  }
}
