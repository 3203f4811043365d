package io.supercool.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Waiting for a full disk to have room: what must not be lost is written again until it is. */
public final class DiskPatience {
  private static final Logger LOG = System.getLogger(DiskPatience.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private DiskPatience() {}

  /** Writes files; may be done again after it failed. */
  @FunctionalInterface
  public interface Writing {
    /** Writes all. */
    void run() throws IOException;
  }

  /**
   * Returns when all is written. Says once that it waits, and that it waits no longer.
   *
   * @throws InterruptedIOException if the thread is interrupted as it waits; it stays interrupted
   * @throws IOException if writing fails for another reason than a full disk
   */
  public static void untilWritten(Writing writing) throws IOException {
    boolean waited = false;
    while (true) {
      try {
        writing.run();
        if (waited) {
          LOG.log(Level.INFO, "The disk has room again.");
        }
        return;
      } catch (FullDiskException e) {
        if (!waited) {
          LOG.log(Level.WARNING, "{0}: waiting until it has.", e.getMessage());
          waited = true;
        }
        pause();
      }
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for room on a full disk");
    }
  }
}
