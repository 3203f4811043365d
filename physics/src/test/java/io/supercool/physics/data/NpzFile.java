package io.supercool.physics.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** The arrays of a trusted NumPy {@code .npz}, for tests. */
public final class NpzFile {
  private final Path path;

  /** Reads from {@code path}. */
  public NpzFile(Path path) {
    this.path = path;
  }

  /** All numbers of an array, flat in C order, whatever its shape and type. */
  public double[] numbers(String array) {
    ByteBuffer npy = ByteBuffer.wrap(entry(array)).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = npy.getShort(8);
    String header = new String(npy.array(), 10, headerLength, StandardCharsets.US_ASCII);
    npy.position(10 + headerLength);
    String type = header.replaceAll("(?s).*'descr': '.(..)'.*", "$1");
    double[] numbers = new double[npy.remaining() / (type.charAt(1) - '0')];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] =
          switch (type) {
            case "i1" -> npy.get();
            case "i4" -> npy.getInt();
            case "i8" -> npy.getLong();
            case "f4" -> npy.getFloat();
            case "f8" -> npy.getDouble();
            default -> throw new IllegalArgumentException(array + " has type " + type);
          };
    }
    return header.contains("'fortran_order': True") ? transposed(numbers, header) : numbers;
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

  private static double[] transposed(double[] columns, String header) {
    int rows = Integer.parseInt(header.replaceAll("(?s).*'shape': .(\\d+), \\d+.*", "$1"));
    int width = columns.length / rows;
    double[] inRows = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      inRows[k % rows * width + k / rows] = columns[k];
    }
    return inRows;
  }

  private byte[] entry(String array) {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.getInputStream(zip.getEntry(array + ".npy")).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
