/**
 * From the layers' features to standardised propensities: invariants, linear maps, and their
 * averages over neighbours.
 */
@NullMarked
package io.supercool.model.network.readout;

import org.jspecify.annotations.NullMarked;
