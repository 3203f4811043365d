/** LAMMPS text dumps: a parser of frames from any stream, and the reader of files. */
@NullMarked
package io.supercool.reader.lammps;

import org.jspecify.annotations.NullMarked;
