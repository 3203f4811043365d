package io.supercool.ingest.follow;

import java.nio.charset.StandardCharsets;

/** Text of small LAMMPS dumps. */
final class Dumps {
  private Dumps() {}

  /** A frame of three atoms that says its step in their positions; the first names the units. */
  static byte[] frame(int step) {
    return frame(step, 0);
  }

  /** The same of another simulation, told from others by a digit; of the same length. */
  static byte[] frame(int step, int simulation) {
    return ((step == 0 ? "ITEM: UNITS\nmetal\n" : "")
            + "ITEM: TIMESTEP\n"
            + step
            + "\nITEM: NUMBER OF ATOMS\n3\nITEM: BOX BOUNDS pp pp pp\n0 9\n0 9\n0 9\n"
            + "ITEM: ATOMS id type xu yu zu\n"
            + "1 1 0.5 0.5 "
            + step
            + "\n2 1 1.5 2.5 3."
            + simulation
            + "\n3 2 4.25 5.25 6.2512345678\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
