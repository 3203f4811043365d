package io.supercool.reader.pickle;

/**
 * Something in a pickle that is no number, text, container or NumPy array. Nothing is made of it,
 * looked up or run: it is known by what the pickle asks for, and refused where it is to be read.
 *
 * @param name of a function or type, such as {@code datetime.datetime}, or a description
 */
record Opaque(String name) {
  @Override
  public String toString() {
    return name;
  }
}
