package io.supercool.equivariant.convolution.vector;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that the kernels of this package work on, each lane a channel. */
public final class VectorLanes {

  /** Eight lanes where the machine has them: wider vectors would exceed the usual channels. */
  static final VectorSpecies<Float> LANES =
      FloatVector.SPECIES_PREFERRED.length() > 8
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;

  private VectorLanes() {}

  /** Whether the channels of a shape fill whole vectors, and the machine has vectors at all. */
  public static boolean fit(ConvolutionShape shape) {
    return LANES.length() >= 4 && shape.channels() % LANES.length() == 0;
  }

  static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(LANES, array, at);
  }

  static FloatVector broadcast(float value) {
    return FloatVector.broadcast(LANES, value);
  }
}
