package io.supercool.physics.data;

import io.supercool.storage.npz.NpzArchive;
import io.supercool.storage.npz.NpzLimits;
import java.nio.file.Path;

/** The arrays of a trusted NumPy {@code .npz}, for tests. */
public final class NpzFile {
  private static final NpzLimits.Bound NO_BOUND = new NpzLimits.Bound(Long.MAX_VALUE, "nothing");
  private static final NpzLimits LIMITS =
      new NpzLimits(NO_BOUND, NO_BOUND, Integer.MAX_VALUE, Double.MAX_VALUE);

  private final Path path;

  /** Reads from {@code path}. */
  public NpzFile(Path path) {
    this.path = path;
  }

  /** All numbers of an array, flat in C order, whatever its shape and type. */
  public double[] numbers(String array) {
    try (NpzArchive npz = NpzArchive.open(path, LIMITS)) {
      return npz.numbers(array, npz.layout(array).shape());
    }
  }

  /** The same as bytes, for species. */
  public byte[] bytes(String array) {
    double[] numbers = numbers(array);
    byte[] bytes = new byte[numbers.length];
    for (int k = 0; k < bytes.length; k++) {
      bytes[k] = (byte) numbers[k];
    }
    return bytes;
  }

  /** The same in single precision. */
  public float[] floats(String array) {
    double[] numbers = numbers(array);
    float[] floats = new float[numbers.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) numbers[k];
    }
    return floats;
  }
}
