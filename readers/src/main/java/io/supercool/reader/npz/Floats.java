package io.supercool.reader.npz;

/** Single precision, as configurations carry energies and propensities. */
final class Floats {
  private Floats() {}

  /** Each value rounded to the nearest {@code float}. */
  static float[] of(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
