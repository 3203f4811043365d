package io.supercool.contracts.request;

/**
 * Shape of the equivariant network.
 *
 * @param layers number of convolutions, 2 to 8
 * @param channels features per degree l
 * @param lMax highest degree of features and harmonics, 0 to 6
 * @param parity true: natural parity only, O(3)-equivariant; false: all paths, SO(3)-equivariant
 * @param cutoff edge cutoff radius; must be the graph's
 * @param radialBasis number of Bessel functions
 * @param radialHidden width of the radial network's hidden layer
 * @param coarseGraining levels of averaging over neighbours in the readout, 0 for none
 */
public record NetworkOptions(
    int layers,
    int channels,
    int lMax,
    boolean parity,
    double cutoff,
    int radialBasis,
    int radialHidden,
    int coarseGraining) {

  /** The network of docs/network.md. */
  public static final NetworkOptions DEFAULT = new NetworkOptions(4, 8, 3, true, 2.0, 10, 15, 5);
}
