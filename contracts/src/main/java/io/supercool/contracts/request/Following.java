package io.supercool.contracts.request;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How a source that grows is followed. Files wait for who reads them; the components are for
 * simulations that speak IMD.
 *
 * @param data path of a LAMMPS data file that says the species and, where the simulation does not,
 *     the box; required for IMD
 * @param interval time between two frames, where the simulation sends no time; null to count frames
 * @param whenBehind what gives way when frames come faster than they can be published; null for
 *     {@link WhenBehind#DROP}
 * @param stop true to follow it no longer; null or false to follow it
 */
@RecordBuilder
public record Following(
    @Nullable String data,
    @Nullable Double interval,
    @Nullable WhenBehind whenBehind,
    @Nullable Boolean stop)
    implements FollowingBuilder.With {

  /** A file or a folder. */
  public static final Following FILES = FollowingBuilder.builder().build();

  /** No longer what is followed. */
  public static final Following STOP = FILES.withStop(true);

  /** What gives way. */
  public enum WhenBehind {
    /** The simulation: it waits until its frame can be taken. Every frame is published. */
    PAUSE,
    /** The oldest frame that waits: what is published is as new as can be. */
    DROP,
    /** Every second frame, then every fourth, ...: what is published is evenly spaced. */
    STRIDE
  }
}
