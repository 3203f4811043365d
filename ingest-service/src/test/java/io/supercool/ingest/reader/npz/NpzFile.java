package io.supercool.ingest.reader.npz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes NumPy archives for tests, right ones and wrong ones. */
public final class NpzFile {
  private final Map<String, byte[]> members = new LinkedHashMap<>();

  /** Adds doubles. */
  public NpzFile doubles(String name, String shape, double... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      data.putDouble(value);
    }
    return array(name, "'<f8'", shape, data.array());
  }

  /** Adds bytes as {@code int8}. */
  public NpzFile bytes(String name, int... values) {
    byte[] data = new byte[values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) values[i];
    }
    return array(name, "'|i1'", "(" + values.length + ",)", data);
  }

  /** Adds one text as {@code <U}. */
  public NpzFile text(String name, String value) {
    ByteBuffer data = ByteBuffer.allocate(4 * value.length()).order(ByteOrder.LITTLE_ENDIAN);
    value.chars().forEach(data::putInt);
    return array(name, "'<U%d'".formatted(value.length()), "()", data.array());
  }

  /** Adds an array with a header of these words, whether true or not. */
  public NpzFile array(String name, String type, String shape, byte[] data) {
    return raw(
        name, "{'descr': %s, 'fortran_order': False, 'shape': %s, }".formatted(type, shape), data);
  }

  /** Adds an array with this header dictionary. */
  public NpzFile raw(String name, String header, byte[] data) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer member = ByteBuffer.allocate(10 + text.length + data.length);
    member.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    member.order(ByteOrder.LITTLE_ENDIAN).putShort((short) text.length);
    members.put(name, member.put(text).put(data).array());
    return this;
  }

  /** Takes an array away. */
  public NpzFile without(String name) {
    members.remove(name);
    return this;
  }

  /** Writes the archive, deflated as {@code numpy.savez_compressed} does. */
  public Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey() + ".npy"));
        zip.write(member.getValue());
      }
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
