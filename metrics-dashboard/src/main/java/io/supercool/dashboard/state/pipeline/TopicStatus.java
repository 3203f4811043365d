package io.supercool.dashboard.state.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a topic stands.
 *
 * @param name the topic
 * @param records on the log now: end minus beginning offsets (a compacted topic holds fewer)
 * @param recordsPerSecond written, over the last ten seconds
 * @param bytes on the brokers' disks; 0 where they do not say
 * @param bytesPerSecond written, over the last ten seconds
 * @param retentionMillis how long records stay at most; null without a bound
 * @param retentionBytes how many bytes of a partition stay at most; null without a bound
 * @param groups the consumer groups that read it
 * @param deadLetters records of this topic that could not be processed
 */
public record TopicStatus(
    String name,
    long records,
    double recordsPerSecond,
    long bytes,
    double bytesPerSecond,
    @Nullable Long retentionMillis,
    @Nullable Long retentionBytes,
    List<Group> groups,
    long deadLetters) {

  /** A consumer group, and how many of the topic's records it has not finished. */
  public record Group(String name, long lag) {}

  /** Records that the slowest group has not finished. */
  @JsonProperty
  public long lag() {
    return groups.stream().mapToLong(Group::lag).max().orElse(0);
  }
}
