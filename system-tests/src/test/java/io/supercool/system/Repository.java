package io.supercool.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in the checkout under test. */
public final class Repository {
  /** Its root folder. */
  public static final Path ROOT = root();

  private Repository() {}

  /** A training file of the sample. */
  public static Path trainingSample(String name) {
    return ROOT.resolve("samples/ka/train").resolve(name + ".npz");
  }

  /** A test file of the sample. */
  public static Path testSample(String name) {
    return ROOT.resolve("samples/ka/test").resolve(name + ".npz");
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("supercool"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
