package io.supercool.reader;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where real configurations are. */
public final class DataFolders {
  private DataFolders() {}

  /** A file of the repository's {@code samples} folder. */
  public static Path sample(String name) {
    return repository().resolve("samples").resolve(name);
  }

  /** A file of the data beside the checkout; without it the test is skipped. */
  public static Path shared(String name) {
    Path file = repository().resolveSibling("shared").resolve("data").resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: no ../shared/data/" + name);
    return file;
  }

  /** A file of this module's test resources, also for the tests of others. */
  public static Path resource(String name) {
    return repository().resolve("readers/src/test/resources").resolve(name);
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("samples"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
