/**
 * Arrow IPC encoding of configurations, graphs and predictions, whole or in blocks of particles.
 */
@NullMarked
package io.supercool.contracts.wire;

import org.jspecify.annotations.NullMarked;
