package io.supercool.launcher.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard's {@code GET /api/status} answers.
 *
 * @param brokerReachable false if Kafka did not answer at the last look
 * @param services the instances that are heard
 * @param topics records and what is not yet consumed of them
 * @param model the newest model; null before there is one
 */
public record SystemStatus(
    boolean brokerReachable,
    List<ServiceStatus> services,
    List<TopicStatus> topics,
    @Nullable JsonNode model) {

  /** One instance of a service. */
  public record ServiceStatus(String name, String instance, String address, boolean ready) {}

  /** One topic: records in it, their rate, those not yet consumed, and its dead letters. */
  public record TopicStatus(
      String name, long records, double recordsPerSecond, long lag, long deadLetters) {}
}
