/**
 * Arrow IPC encoding of every payload, in blocks of particles, on topics and in files; checked when
 * written and when read.
 */
@NullMarked
package io.supercool.contracts.wire;

import org.jspecify.annotations.NullMarked;
