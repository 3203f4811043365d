package io.supercool.model.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.util.Map;

/**
 * The device that computes: the first GPU where the engine finds one, else the CPU. The environment
 * variable {@code SUPERCOOL_DEVICE} insists on one: {@code cpu}, {@code gpu}, or {@code auto}.
 */
public final class Devices {
  private static final String WANTED = "SUPERCOOL_DEVICE";
  private static final String HELP = " See docs/how-to/operate.md, Compute on a GPU.";

  private Devices() {}

  /**
   * Loads the engine if it is not loaded yet, and chooses. To be asked before anything else of the
   * engine is used.
   *
   * @throws DeviceException if the library or the device asked for is not to be had
   */
  public static Device current() {
    Map<String, String> environment = System.getenv();
    NativeLibrary.properties(environment).forEach(System::setProperty);
    return choose(environment.getOrDefault(WANTED, ""), engine(environment).getGpuCount());
  }

  /** Whether the user asks for a library or a device, so that it is to be tried at the start. */
  static boolean asked(Map<String, String> environment) {
    return environment.containsKey(NativeLibrary.PATH) || environment.containsKey(WANTED);
  }

  /**
   * The device for what is wanted ({@code cpu}, {@code gpu}, {@code auto}; empty is {@code auto})
   * and the number of GPUs that the engine can use.
   */
  static Device choose(String wanted, int gpus) {
    return switch (wanted) {
      case "", "auto" -> gpus > 0 ? Device.gpu() : Device.cpu();
      case "cpu" -> Device.cpu();
      case "gpu" -> {
        if (gpus == 0) {
          throw new DeviceException(
              WANTED
                  + " is gpu, but the engine finds none: it needs a libtorch for CUDA in "
                  + NativeLibrary.PATH
                  + ", libcudart on the library path, and the driver."
                  + HELP);
        }
        yield Device.gpu();
      }
      default -> throw new DeviceException(WANTED + " is '" + wanted + "': give auto, cpu or gpu.");
    };
  }

  private static Engine engine(Map<String, String> environment) {
    try {
      return Engine.getInstance();
    } catch (EngineException | LinkageError e) {
      String path = environment.get(NativeLibrary.PATH);
      String which = path == null ? "the built-in libtorch" : "libtorch in %s".formatted(path);
      throw new DeviceException("Cannot load %s: %s.".formatted(which, rootMessage(e)) + HELP, e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
