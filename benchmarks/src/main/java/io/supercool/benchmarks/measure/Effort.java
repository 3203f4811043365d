package io.supercool.benchmarks.measure;

/**
 * How much is measured.
 *
 * @param seconds each measurement is repeated so long, at most {@code repetitions} times and at
 *     least once
 * @param warmUps repetitions before, for the JIT compiler, not counted
 * @param repetitions most repetitions that are counted
 * @param matrix order of the matrices multiplied to see what the engine can do
 * @param arrayMebibytes size of each array copied to see what the memory can do; beyond the caches
 * @param brokerRecords records of 1 MiB through the broker to see what it can do
 */
public record Effort(
    double seconds,
    int warmUps,
    int repetitions,
    int matrix,
    int arrayMebibytes,
    int brokerRecords) {

  /** For figures to be recorded; a minute or two. */
  public static final Effort FULL = new Effort(20, 10, 50, 2048, 256, 256);

  /** Once and small, to see that everything works. Its figures mean nothing. */
  public static final Effort QUICK = new Effort(0, 1, 1, 256, 1, 4);
}
