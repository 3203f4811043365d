package io.supercool.support;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/** Waiting for a broker that is away: what is sent again has the same id. */
public final class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);

  private Patience() {}

  /**
   * Sends again for as long as the broker cannot be reached or cannot write; other failures are
   * passed on.
   */
  public static <T> Uni<T> untilSent(String what, Uni<T> sending) {
    return sending
        .onFailure(Patience::mayPass)
        .invoke(failure -> LOG.warnf("%s not sent, trying again: %s", what, failure.getMessage()))
        .onFailure(Patience::mayPass)
        .retry()
        .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
        .indefinitely();
  }

  /** Also the failure of a channel that tried for two minutes, whose cause is the broker's. */
  private static boolean mayPass(Throwable failure) {
    return failure instanceof RetriableException
        || failure.getCause() instanceof RetriableException;
  }
}
