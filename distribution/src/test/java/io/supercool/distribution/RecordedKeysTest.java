package io.supercool.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedKeysTest {
  /** Class files hold the constants of these. */
  static final class First {
    static final Object LONG = 1L << 40;

    static String key() {
      return "proxykey71" + LONG;
    }

    static String whole() {
      return "proxykey7";
    }
  }

  static final class Second {
    static String shared() {
      return "proxykey7";
    }

    static String other() {
      return "proxykey12345";
    }
  }

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 22, 0, 0);

  @TempDir Path folder;

  @Test
  void keysAreNumberedInTheOrderOfTheClasses() throws Exception {
    Path jar = folder.resolve("generated.jar");
    Map<String, byte[]> before = new TreeMap<>();
    for (Class<?> type : new Class<?>[] {Second.class, First.class}) {
      String name = type.getName().replace('.', '/') + ".class";
      before.put(name, type.getClassLoader().getResourceAsStream(name).readAllBytes());
    }
    before.put("note", "proxykey7".getBytes(StandardCharsets.UTF_8));
    write(jar, before);

    RecordedKeys.renumber(jar);

    Map<String, byte[]> after = read(jar);
    assertThat(after).containsOnlyKeys(before.keySet());
    assertThat(after.get("note")).as("no class").isEqualTo(before.get("note"));
    ClassLoader loader = loader(after);
    assertThat(call(loader, First.class, "whole")).isEqualTo("proxykey1");
    assertThat(call(loader, First.class, "key")).as("no whole key").startsWith("proxykey71");
    assertThat(call(loader, Second.class, "shared")).isEqualTo("proxykey1");
    assertThat(call(loader, Second.class, "other")).isEqualTo("proxykey2");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  private static String call(ClassLoader loader, Class<?> type, String method) throws Exception {
    var found = loader.loadClass(type.getName()).getDeclaredMethod(method);
    found.setAccessible(true);
    return (String) found.invoke(null);
  }

  private static ClassLoader loader(Map<String, byte[]> classes) {
    return new ClassLoader(null) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] type = classes.get(name.replace('.', '/') + ".class");
        if (type == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, type, 0, type.length);
      }
    };
  }

  private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream output = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(content.getKey());
        entry.setTimeLocal(TIME);
        output.putNextEntry(entry);
        output.write(content.getValue());
      }
    }
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream input = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        assertThat(entry.getTimeLocal()).isEqualTo(TIME);
        entries.put(entry.getName(), input.readAllBytes());
      }
    }
    return entries;
  }
}
