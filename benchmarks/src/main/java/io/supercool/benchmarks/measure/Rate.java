package io.supercool.benchmarks.measure;

/**
 * How much of something per second.
 *
 * @param median over repetitions
 * @param best of them: what the machine can do when nothing disturbs it
 */
public record Rate(double median, double best) {

  /** Of a call that does {@code amount} each time. */
  static Rate of(double amount, Timing timing) {
    return new Rate(1e3 * amount / timing.median(), 1e3 * amount / timing.fastest());
  }
}
