/** The rotation-equivariant network: layers, readout and their gradients, on DJL's arrays. */
@NullMarked
package io.supercool.model.network;

import org.jspecify.annotations.NullMarked;
