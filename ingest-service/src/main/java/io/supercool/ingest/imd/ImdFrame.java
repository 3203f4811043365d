package io.supercool.ingest.imd;

import org.jspecify.annotations.Nullable;

/**
 * What a simulation sent of one frame.
 *
 * @param number of the frame in its connection, from 0
 * @param step MD step as its time packet has it; {@link #UNKNOWN} without one
 * @param time as its time packet has it; NaN without one
 * @param energiesStep the lower 32 bits of the MD step, as its energies packet has them; {@link
 *     #UNKNOWN} without one
 * @param box edge lengths, or the 9 numbers of a tilted box's edge vectors; null where the
 *     simulation does not say
 * @param coordinates {@code [particle * 3 + axis]}, in the simulation's coordinates
 */
record ImdFrame(
    long number,
    long step,
    double time,
    long energiesStep,
    double @Nullable [] box,
    double[] coordinates) {
  /** A step that was not sent. */
  static final long UNKNOWN = -1;
}
