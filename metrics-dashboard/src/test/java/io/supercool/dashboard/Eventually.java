package io.supercool.dashboard;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for what comes by itself. The limit is far beyond what is needed on a loaded machine. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private Eventually() {}

  /** The first value that is as wanted; fails with the last one seen. */
  public static <T> T eventually(String what, Callable<T> value, Predicate<T> wanted) {
    long end = System.nanoTime() + LIMIT.toNanos();
    try {
      T seen = value.call();
      while (!wanted.test(seen)) {
        if (System.nanoTime() > end) {
          throw new AssertionError("%s did not come about; last seen: %s".formatted(what, seen));
        }
        Thread.sleep(100);
        seen = value.call();
      }
      return seen;
    } catch (AssertionError e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(what, e);
    }
  }
}
