/**
 * One layer of the network but for its convolution: radial functions, mixing weights, normalisation
 * and the residual, all differentiated by the engine.
 */
@NullMarked
package io.supercool.model.network.layer;

import org.jspecify.annotations.NullMarked;
