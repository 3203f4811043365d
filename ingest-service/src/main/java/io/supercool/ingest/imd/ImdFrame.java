package io.supercool.ingest.imd;

import org.jspecify.annotations.Nullable;

/**
 * What a simulation sent of one frame.
 *
 * @param number of the frame in its connection, from 0
 * @param step MD step; -1 where the simulation does not say
 * @param time NaN where the simulation does not say
 * @param box edge lengths, or the 9 numbers of a tilted box's edge vectors; null where the
 *     simulation does not say
 * @param coordinates {@code [particle * 3 + axis]}, in the simulation's coordinates
 */
record ImdFrame(
    long number, long step, double time, double @Nullable [] box, double[] coordinates) {}
