package io.supercool.support;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.supercool.storage.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A folder that a service writes to: the room on its disk is a meter, {@code disk_free_bytes}. */
public final class WrittenFolder {
  private WrittenFolder() {}

  /**
   * Makes the folder where it is missing, and measures its disk from now on.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public static void measure(Path folder, MeterRegistry meters) {
    try {
      // Of a folder that is not there the meter would say 0.
      Folders.make(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder + ": " + e, e);
    }
    new DiskSpaceMetrics(folder.toFile()).bindTo(meters);
  }
}
