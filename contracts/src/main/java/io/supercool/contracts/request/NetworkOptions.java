package io.supercool.contracts.request;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Shape of the equivariant network.
 *
 * @param layers number of convolutions, 1 to 16
 * @param channels features per degree l
 * @param lMax highest degree of features and harmonics, 0 to 6
 * @param parity true: natural parity only, O(3)-equivariant; false: all paths, SO(3)-equivariant
 * @param cutoff edge cutoff radius; must be the graph's
 * @param radialBasis number of Bessel functions
 * @param radialHidden width of the radial network's hidden layer
 * @param coarseGraining levels of averaging over neighbours in the readout, 0 for none
 */
@RecordBuilder
public record NetworkOptions(
    int layers,
    int channels,
    int lMax,
    boolean parity,
    double cutoff,
    int radialBasis,
    int radialHidden,
    int coarseGraining)
    implements NetworkOptionsBuilder.With {

  /** The network of docs/explanation/network.md. */
  public static final NetworkOptions DEFAULT =
      NetworkOptionsBuilder.builder()
          .layers(4)
          .channels(8)
          .lMax(3)
          .parity(true)
          .cutoff(2.0)
          .radialBasis(10)
          .radialHidden(15)
          .coarseGraining(5)
          .build();
}
