package io.supercool.launcher.command;

import io.supercool.console.UserException;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.system.SystemOptions;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that a command asks: the one that the user names, else that of the running system.
 */
public final class KnownCluster {
  private KnownCluster() {}

  /**
   * What {@code work} makes of it.
   *
   * @throws UserException if there is none, or it does not answer
   */
  public static <T> T use(Function<Cluster, T> work) {
    Logging.quiet();
    String named = named();
    Cluster cluster =
        new Cluster(named == null ? RunningState.require().bootstrapServers() : named);
    try {
      return work.apply(cluster);
    } catch (KafkaException e) {
      throw new UserException(
          "Kafka at %s does not answer as it should: %s"
              .formatted(cluster.bootstrapServers(), reason(e)),
          e);
    }
  }

  /** The cluster's address in the user's environment; null if there is none. */
  static @Nullable String named() {
    return SystemOptions.bootstrapServers(System.getenv());
  }

  private static String reason(KafkaException failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.getMessage() : failure.getMessage() + ": " + cause.getMessage();
  }
}
