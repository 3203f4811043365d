/**
 * What the network asks of DJL's engine beyond its own operations: named parameters, leaves of
 * automatic differentiation, the recording of gradients, and operations that keep them.
 */
@NullMarked
package io.supercool.model.network.engine;

import org.jspecify.annotations.NullMarked;
