/**
 * The rotation-equivariant network as a whole: its input, its forward pass through layers and
 * readout, its loss, and the backward pass. The parts are in the packages below, which read arrays
 * and edges and do not know the network.
 */
@NullMarked
package io.supercool.model.network;

import org.jspecify.annotations.NullMarked;
