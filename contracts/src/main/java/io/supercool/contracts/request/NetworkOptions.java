package io.supercool.contracts.request;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Shape of the equivariant network. One that cannot work, or that no memory could hold, is refused.
 *
 * @param layers number of convolutions, 1 to 16
 * @param channels features per degree l, 1 to {@value #MAX_WIDTH}
 * @param lMax highest degree of features and harmonics, 0 to 6
 * @param parity true: natural parity only, O(3)-equivariant; false: all paths, SO(3)-equivariant
 * @param cutoff edge cutoff radius; must be the graph's
 * @param radialBasis number of Bessel functions, 1 to {@value #MAX_WIDTH}
 * @param radialHidden width of the radial network's hidden layer, 1 to {@value #MAX_WIDTH}
 * @param coarseGraining levels of averaging over neighbours in the readout, 0 to 16
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
  private static final int MAX_WIDTH = 1024;

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

  /**
   * Refuses what cannot work, before hours are spent on it.
   *
   * @throws IllegalArgumentException that names the option
   */
  public NetworkOptions {
    Rule.requireIn(1, 16, "network.layers", layers);
    Rule.requireIn(1, MAX_WIDTH, "network.channels", channels);
    Rule.requireIn(0, 6, "network.lMax", lMax);
    Rule.require(cutoff > 0 && cutoff < 1e30, "network.cutoff must be positive", cutoff);
    Rule.requireIn(1, MAX_WIDTH, "network.radialBasis", radialBasis);
    Rule.requireIn(1, MAX_WIDTH, "network.radialHidden", radialHidden);
    Rule.requireIn(0, 16, "network.coarseGraining", coarseGraining);
  }
}
