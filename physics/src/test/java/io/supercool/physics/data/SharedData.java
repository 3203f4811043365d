package io.supercool.physics.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The data sets that stand beside the checkout and are not part of it. */
public final class SharedData {
  private SharedData() {}

  /** One file of it; the test that asks is skipped where there is none. */
  public static NpzFile file(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "skipped: no ../shared/data beside the checkout");
    Path path = folder.resolve("shared/data").resolve(name);
    assumeTrue(Files.isReadable(path), "skipped: ../shared/data has no " + name);
    return new NpzFile(path);
  }
}
