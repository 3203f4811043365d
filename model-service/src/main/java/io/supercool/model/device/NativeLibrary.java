package io.supercool.model.device;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which libtorch the engine loads: the one that is built in, for the CPU, or the user's, named by
 * the environment variable {@code PYTORCH_LIBRARY_PATH}. Nothing is ever downloaded.
 */
final class NativeLibrary {
  static final String PATH = "PYTORCH_LIBRARY_PATH";
  static final String FLAVOR = "PYTORCH_FLAVOR";
  static final String OFFLINE = "ai.djl.offline";

  /** The CUDA version that DJL's native glue for this libtorch is built against. */
  private static final String CUDA_FLAVOR = "cu128";

  private NativeLibrary() {}

  /**
   * The system properties that DJL needs for this.
   *
   * <p>A named folder without a libtorch is refused here, because DJL would take the built-in one
   * without a word. And the flavor is said here, because for a named folder DJL assumes one (before
   * C++11) whose native glue it no longer has and would download.
   *
   * @throws DeviceException if {@code PYTORCH_LIBRARY_PATH} names no libtorch
   */
  static Map<String, String> properties(Map<String, String> environment) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(OFFLINE, "true");
    String path = environment.getOrDefault(PATH, "");
    if (!path.isEmpty()) {
      Path folder = folder(path);
      if (environment.getOrDefault(FLAVOR, "").isEmpty()) {
        properties.put(FLAVOR, has(folder, "torch_cuda") ? CUDA_FLAVOR : "cpu");
      }
    }
    return properties;
  }

  private static Path folder(String path) {
    Optional<Path> found =
        Stream.of(path.split(File.pathSeparator))
            .map(Path::of)
            .filter(folder -> has(folder, "torch"))
            .findFirst();
    return found.orElseThrow(
        () ->
            new DeviceException(
                ("%s is %s, but there is no %s. Name the folder lib of a libtorch, or unset it to"
                        + " compute on the CPU with the built-in one.")
                    .formatted(PATH, path, System.mapLibraryName("torch"))));
  }

  private static boolean has(Path folder, String library) {
    return Files.isRegularFile(folder.resolve(System.mapLibraryName(library)));
  }
}
