package io.supercool.dashboard.kafka;

import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How long a topic's records stay.
 *
 * @param millis at most; null without a bound
 * @param bytes of each partition at most; null without a bound
 */
record Retention(@Nullable Long millis, @Nullable Long bytes) {
  /**
   * What a topic's settings say. Of one that is compacted the newest of each key stays for ever.
   */
  static Retention of(Config topic) {
    String cleanup =
        Optional.ofNullable(topic.get(TopicConfig.CLEANUP_POLICY_CONFIG))
            .map(ConfigEntry::value)
            .orElse("");
    boolean deletes = cleanup.contains(TopicConfig.CLEANUP_POLICY_DELETE);
    return new Retention(
        deletes ? bound(topic, TopicConfig.RETENTION_MS_CONFIG) : null,
        deletes ? bound(topic, TopicConfig.RETENTION_BYTES_CONFIG) : null);
  }

  private static @Nullable Long bound(Config topic, String name) {
    ConfigEntry entry = topic.get(name);
    if (entry == null || entry.value() == null) {
      return null;
    }
    long bound = Long.parseLong(entry.value());
    return bound < 0 ? null : bound;
  }
}
