/**
 * IMD: the frames of a simulation that runs now, over TCP, as LAMMPS, NAMD and GROMACS send them.
 */
@NullMarked
package io.supercool.ingest.imd;

import org.jspecify.annotations.NullMarked;
