package io.supercool.launcher.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard's {@code GET /api/status} answers.
 *
 * @param brokerReachable false if Kafka did not answer at the last look
 * @param services the instances that are heard
 * @param topics records and what is not yet consumed of them
 * @param disk the broker's disk with the least room; null where brokers do not tell
 * @param model the newest model; null before there is one
 */
public record SystemStatus(
    boolean brokerReachable,
    List<ServiceStatus> services,
    List<TopicStatus> topics,
    @Nullable BrokerDisk disk,
    @Nullable JsonNode model) {

  /** One instance of a service. */
  public record ServiceStatus(String name, String instance, String address, boolean ready) {}

  /**
   * One topic.
   *
   * @param name its name
   * @param records in it
   * @param recordsPerSecond written
   * @param groups that read it
   * @param lag that of the slowest group
   * @param deadLetters records of it that could not be processed
   * @param bytes on disk
   * @param retentionMillis how long records are kept; null without a bound
   * @param retentionBytes how many bytes of a partition are kept; null without a bound
   */
  public record TopicStatus(
      String name,
      long records,
      double recordsPerSecond,
      List<GroupStatus> groups,
      long lag,
      long deadLetters,
      long bytes,
      @Nullable Long retentionMillis,
      @Nullable Long retentionBytes) {}

  /** A consumer group: its name, and how many records of a topic it has not finished. */
  public record GroupStatus(String name, long lag) {}

  /** The room on a disk, what is kept free of it, and whether there is less. */
  public record BrokerDisk(
      long usableBytes,
      long totalBytes,
      long reserveBytes,
      @JsonProperty("isShort") boolean isShort) {}
}
