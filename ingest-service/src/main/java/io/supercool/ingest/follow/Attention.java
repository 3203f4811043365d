package io.supercool.ingest.follow;

import java.time.Duration;
import java.util.Locale;

/**
 * How long a source that is quiet is watched, and whether it is watched at all still. Thread-safe.
 */
public final class Attention {
  private final Duration patience;
  private volatile long lastNews = System.nanoTime();
  private volatile boolean withdrawn;

  /** Gives up a source that is quiet for longer than {@code patience}. */
  public Attention(Duration patience) {
    this.patience = patience;
  }

  /** Something was heard: patience begins anew. */
  public void heard() {
    lastNews = System.nanoTime();
  }

  /** Whether to stop: nothing was heard for too long, or attention was withdrawn. */
  public boolean isOver() {
    return withdrawn || System.nanoTime() - lastNews > patience.toNanos();
  }

  /** Why it is over. */
  public String reason() {
    return withdrawn
        ? "the service ended"
        : "nothing new came for " + patience.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Watches no longer, since the service ends or was asked to stop; asked again, it goes on. */
  public void withdraw() {
    withdrawn = true;
  }

  /** Whether it was withdrawn, so that this is no end of the source but a break. */
  public boolean isWithdrawn() {
    return withdrawn;
  }
}
