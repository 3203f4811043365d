package io.supercool.ingest.follow;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How far a growing dump is published.
 *
 * @param offset bytes up to the end of the last published frame
 * @param frames published
 * @param units as the dump has named them so far; null if it has not
 * @param headBytes how many of the file's first bytes {@code headChecksum} is over
 * @param headChecksum CRC-32C by which the file is known again
 */
@RecordBuilder
public record DumpPosition(
    long offset, long frames, @Nullable String units, int headBytes, long headChecksum) {
  /** Nothing is published. */
  public static final DumpPosition START = DumpPositionBuilder.builder().build();
}
