package io.supercool.equivariant.harmonics;

/**
 * Directions of a block of vectors, axis by axis: so laid out, the compiler turns the roots and
 * divisions, the slowest part of low harmonics, into vector instructions. Small enough for the
 * innermost cache.
 */
final class UnitVectors {
  /** Most vectors to load. */
  static final int BLOCK = 256;

  final float[] x;
  final float[] y;
  final float[] z;

  /** Squared lengths before the vectors were scaled. */
  final float[] square;

  UnitVectors(int capacity) {
    x = new float[capacity];
    y = new float[capacity];
    z = new float[capacity];
    square = new float[capacity];
  }

  /** Takes {@code count} vectors from {@code [vector * 3 + axis]}; the zero vector stays zero. */
  void load(float[] vectors, int first, int count) {
    float[] x = this.x;
    float[] y = this.y;
    float[] z = this.z;
    for (int k = 0; k < count; k++) {
      int at = 3 * (first + k);
      x[k] = vectors[at];
      y[k] = vectors[at + 1];
      z[k] = vectors[at + 2];
    }
    scale(count);
  }

  private void scale(int count) {
    float[] x = this.x;
    float[] y = this.y;
    float[] z = this.z;
    float[] square = this.square;
    for (int k = 0; k < count; k++) {
      float sum = x[k] * x[k] + y[k] * y[k] + z[k] * z[k];
      // The least number there is changes no other sum than zero's.
      float scale = 1 / (float) Math.sqrt(sum + Float.MIN_VALUE);
      square[k] = sum;
      x[k] *= scale;
      y[k] *= scale;
      z[k] *= scale;
    }
  }
}
