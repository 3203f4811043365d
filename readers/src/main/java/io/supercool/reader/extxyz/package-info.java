/** Extended XYZ, as ASE, OVITO and QUIP write it. */
@NullMarked
package io.supercool.reader.extxyz;

import org.jspecify.annotations.NullMarked;
