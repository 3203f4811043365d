package io.supercool.support;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/** Waiting for a broker that is away: what is sent again has the same id. */
public final class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);

  private Patience() {}

  /** Sends again for as long as the broker cannot be reached; other failures are passed on. */
  public static <T> Uni<T> untilSent(String what, Uni<T> sending) {
    return sending
        .onFailure(RetriableException.class)
        .invoke(failure -> LOG.warnf("%s not sent, trying again: %s", what, failure.getMessage()))
        .onFailure(RetriableException.class)
        .retry()
        .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
        .indefinitely();
  }
}
