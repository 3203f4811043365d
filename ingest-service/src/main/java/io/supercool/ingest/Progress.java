package io.supercool.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the service is reading and when it last got anywhere. Thread-safe. */
@ApplicationScoped
public class Progress {
  private final AtomicReference<@Nullable Step> current = new AtomicReference<>();
  private final Clock clock;

  Progress() {
    this(Clock.systemUTC());
  }

  Progress(Clock clock) {
    this.clock = clock;
  }

  /** Something was done for {@code location}: it was opened, or a snapshot of it published. */
  void made(String location) {
    current.set(new Step(location, clock.instant()));
  }

  /** The request is done with, well or not. */
  void idle() {
    current.set(null);
  }

  /** The location that has seen no progress for longer than {@code limit}, if any. */
  Optional<String> stalledFor(Duration limit) {
    Step step = current.get();
    return step != null && step.at.plus(limit).isBefore(clock.instant())
        ? Optional.of(step.location)
        : Optional.empty();
  }

  private record Step(String location, Instant at) {}
}
