package io.supercool.benchmarks.measure;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How much is measured.
 *
 * @param seconds each measurement is repeated for this time, at most {@code repetitions} times and
 *     at least once
 * @param warmUps repetitions before the first that counts, for the JIT compiler
 * @param repetitions most repetitions that are counted
 * @param matrix order of the matrices multiplied to see what the engine can do
 * @param arrayMebibytes size of each array copied to see what the memory can do; beyond the caches
 * @param brokerRecords records of 1 MiB through the broker to see what it can do
 */
@RecordBuilder
public record Effort(
    double seconds,
    int warmUps,
    int repetitions,
    int matrix,
    int arrayMebibytes,
    int brokerRecords) {

  /** For figures to be recorded; a minute or two. */
  public static final Effort FULL =
      EffortBuilder.builder()
          .seconds(20)
          .warmUps(10)
          .repetitions(50)
          .matrix(2048)
          .arrayMebibytes(256)
          .brokerRecords(256)
          .build();

  /** Once and small, to see that everything works. Its figures mean nothing. */
  public static final Effort QUICK =
      EffortBuilder.builder()
          .seconds(0)
          .warmUps(1)
          .repetitions(1)
          .matrix(256)
          .arrayMebibytes(1)
          .brokerRecords(4)
          .build();
}
