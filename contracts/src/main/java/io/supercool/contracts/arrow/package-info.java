/**
 * Arrow IPC streams of one schema and one record batch without nulls, between byte arrays and
 * primitive arrays. Written and read here rather than by {@code arrow-vector}'s readers, which
 * allocate what a hostile record claims to hold and copy through memory outside the heap; what is
 * written is what they read.
 */
@NullMarked
package io.supercool.contracts.arrow;

import org.jspecify.annotations.NullMarked;
