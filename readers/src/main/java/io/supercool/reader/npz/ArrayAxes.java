package io.supercool.reader.npz;

import io.supercool.storage.npz.NpzException;

/** What the axes of the arrays count, so that a fault names the particle. */
final class ArrayAxes {
  private static final String[] AXES = {"x", "y", "z"};

  private ArrayAxes() {}

  /** What is wrong, and of which particle it is if the fault is one of a number. */
  static String reason(NpzException fault) {
    String owner = owner(fault.place().replaceFirst("^array ", ""), fault.index());
    return String.valueOf(fault.reason()).replace(" at index []", "")
        + (owner.isEmpty() ? "" : ", which is " + owner);
  }

  private static String owner(String array, long[] index) {
    int last = index.length - 1;
    return switch (array) {
      case "types", "e_pot", "e_pot_inherent" -> last == 0 ? particle(index, 0) : "";
      case "md_prop" ->
          last == 1 ? "%s at lag time %d".formatted(particle(index, 1), index[0]) : "";
      case "initial_positions", "initial_positions_inherent" ->
          last == 1 ? coordinate(index, 0) : "";
      case "positions" ->
          switch (last) {
            case 2 -> "%s in replica %d".formatted(coordinate(index, 1), index[0]);
            case 3 ->
                "%s in replica %d at lag time %d"
                    .formatted(coordinate(index, 2), index[1], index[0]);
            default -> "";
          };
      default -> "";
    };
  }

  private static String particle(long[] index, int axis) {
    return "particle " + index[axis];
  }

  private static String coordinate(long[] index, int axis) {
    int coordinate = (int) index[axis + 1];
    return coordinate < AXES.length
        ? "%s of %s".formatted(AXES[coordinate], particle(index, axis))
        : particle(index, axis);
  }
}
