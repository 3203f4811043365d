package io.supercool.reader.npz;

import io.supercool.storage.npz.NpyArray;
import io.supercool.storage.npz.NpzWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes NumPy archives for tests, right ones and wrong ones. */
public final class NpzFile {
  private final Map<String, NpyArray> arrays = new LinkedHashMap<>();

  /** Adds doubles. */
  public NpzFile doubles(String name, String shape, double... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asDoubleBuffer().put(values);
    return array(name, "'<f8'", shape, data.array());
  }

  /** Adds bytes as {@code int8}. */
  public NpzFile bytes(String name, int... values) {
    byte[] data = new byte[values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) values[i];
    }
    return add(name, NpyArray.of(data));
  }

  /** Adds one text as {@code <U}. */
  public NpzFile text(String name, String value) {
    return add(name, NpyArray.of(value));
  }

  /** Adds an array with a header of these words, whether true or not. */
  public NpzFile array(String name, String type, String shape, byte[] data) {
    return raw(
        name, "{'descr': %s, 'fortran_order': False, 'shape': %s, }".formatted(type, shape), data);
  }

  /** Adds an array with this header dictionary. */
  public NpzFile raw(String name, String header, byte[] data) {
    return add(name, NpyArray.withHeader(header, data));
  }

  private NpzFile add(String name, NpyArray array) {
    arrays.put(name, array);
    return this;
  }

  /** Takes an array away. */
  public NpzFile without(String name) {
    arrays.remove(name);
    return this;
  }

  /** Writes the archive. */
  public Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      NpzWriter npz = new NpzWriter(out);
      for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
        npz.put(array.getKey(), array.getValue());
      }
      npz.finish();
    }
    return file;
  }

  /** A small configuration of four particles without labels. */
  public static NpzFile liquid() {
    return new NpzFile()
        .bytes("types", 0, 0, 1, 0)
        .doubles("initial_positions", "(4, 3)", 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3)
        .doubles("box", "(3,)", 5, 6, 7);
  }

  /** A BOTAN file of two particles and three replicas. */
  public static NpzFile botan() {
    return new NpzFile()
        .bytes("types", 0, 1)
        .doubles("initial_positions", "(2, 3)", 0, 0, 0, 1, 1, 1)
        .doubles("positions", "(3, 2, 3)", 3, 4, 0, 1, 1, 2, 0, 0, 2, 1, 1, 1, 0, 1, 0, -1, 1, 1);
  }
}
