package io.supercool.distribution;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Renumbers the names {@code proxykey1}, {@code proxykey2}, ... in a jar that Quarkus generated.
 * Its build steps draw the numbers from one counter and run side by side, so every build numbers
 * them otherwise. What counts is only that equal names stay equal and others differ: here they are
 * numbered in the order of the classes' names.
 */
public final class RecordedKeys {
  private static final String PREFIX = "proxykey";
  private static final Pattern KEY = Pattern.compile(PREFIX + "\\d+");

  private static final int POOL_COUNT_OFFSET = 8;
  private static final int UTF8 = 1;

  private final Map<String, String> renamed = new HashMap<>();

  private RecordedKeys() {}

  /** Renumbers them in every jar that is named. */
  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      renumber(Path.of(jar));
    }
  }

  /** Renumbers them in {@code jar}, which is replaced: a hard link to it keeps the old content. */
  static void renumber(Path jar) throws IOException {
    Map<ZipEntry, byte[]> entries = read(jar);
    Map<String, byte[]> classes = new TreeMap<>();
    entries.forEach(
        (entry, content) -> {
          if (entry.getName().endsWith(".class")) {
            classes.put(entry.getName(), content);
          }
        });
    RecordedKeys keys = new RecordedKeys();
    for (Map.Entry<String, byte[]> type : classes.entrySet()) {
      type.setValue(keys.renumbered(type.getValue()));
    }
    Path made = jar.resolveSibling(jar.getFileName() + ".new");
    try (ZipOutputStream output = new ZipOutputStream(Files.newOutputStream(made))) {
      for (Map.Entry<ZipEntry, byte[]> old : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(old.getKey().getName());
        entry.setTimeLocal(old.getKey().getTimeLocal());
        output.putNextEntry(entry);
        output.write(classes.getOrDefault(entry.getName(), old.getValue()));
        output.closeEntry();
      }
    }
    Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<ZipEntry, byte[]> read(Path jar) throws IOException {
    Map<ZipEntry, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream input = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        entries.put(entry, input.readAllBytes());
      }
    }
    return entries;
  }

  /**
   * A class file with the texts of its constant pool renamed.
   *
   * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">The
   *     constant pool</a>
   */
  byte[] renumbered(byte[] type) throws IOException {
    ByteBuffer input = ByteBuffer.wrap(type);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(type.length);
    DataOutputStream output = new DataOutputStream(bytes);
    int constants = Short.toUnsignedInt(input.getShort(POOL_COUNT_OFFSET));
    input.position(POOL_COUNT_OFFSET + Short.BYTES);
    output.write(type, 0, input.position());
    for (int index = 1; index < constants; index++) {
      int tag = input.get();
      output.writeByte(tag);
      if (tag == UTF8) {
        byte[] text = new byte[Short.toUnsignedInt(input.getShort())];
        input.get(text);
        byte[] name = name(text);
        output.writeShort(name.length);
        output.write(name);
      } else {
        byte[] content = new byte[length(tag)];
        input.get(content);
        output.write(content);
        // A long or a double takes two places.
        index += content.length == Long.BYTES ? 1 : 0;
      }
    }
    output.write(type, input.position(), input.remaining());
    return bytes.toByteArray();
  }

  private byte[] name(byte[] text) {
    String name = new String(text, StandardCharsets.ISO_8859_1);
    return KEY.matcher(name).matches()
        ? renamed
            .computeIfAbsent(name, key -> PREFIX + (renamed.size() + 1))
            .getBytes(StandardCharsets.ISO_8859_1)
        : text;
  }

  /** Bytes of a constant after its tag. */
  private static int length(int tag) {
    return switch (tag) {
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> throw new IllegalArgumentException("No constant has the tag " + tag);
    };
  }
}
