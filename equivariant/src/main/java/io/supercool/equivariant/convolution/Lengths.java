package io.supercool.equivariant.convolution;

/** Refuses arrays that are too short, before a kernel runs out of them midway. */
final class Lengths {

  private Lengths() {}

  static void require(String name, float[] array, int length) {
    if (array.length < length) {
      throw new IllegalArgumentException(
          name + " hold " + array.length + " numbers, " + length + " are needed");
    }
  }
}
