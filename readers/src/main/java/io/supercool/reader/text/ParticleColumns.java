package io.supercool.reader.text;

/**
 * What stands in the columns of a table of particles.
 *
 * @param slots for each column where its value goes: one of the constants, or {@link #COORDINATE}
 *     or {@link #IMAGE} plus the axis
 * @param scaled for each axis whether coordinates are fractions of the box
 * @param dimensions 2 if there is no z
 */
public record ParticleColumns(int[] slots, boolean[] scaled, int dimensions) {
  /** Not read. */
  public static final int SKIPPED = -1;

  /** A whole number by which rows are sorted. */
  public static final int ID = 0;

  /** Species by number. */
  public static final int TYPE = 1;

  /** Species by name: an element, a label. */
  public static final int ELEMENT = 2;

  /** Species by atomic number. */
  public static final int ATOMIC_NUMBER = 3;

  /** Potential energy of the particle. */
  public static final int ENERGY = 4;

  /** Position. */
  public static final int COORDINATE = 5;

  /** Whole box lengths to be added to the position. */
  public static final int IMAGE = 8;

  static final int SLOTS = 11;

  /** Whether any column goes to {@code slot}. */
  public boolean has(int slot) {
    for (int assigned : slots) {
      if (assigned == slot) {
        return true;
      }
    }
    return false;
  }
}
