package io.supercool.launcher.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.supercool.contracts.text.Bytes;
import io.supercool.launcher.status.SystemStatus.GroupStatus;
import io.supercool.launcher.status.SystemStatus.ServiceStatus;
import io.supercool.launcher.status.SystemStatus.TopicStatus;
import java.util.Locale;

/** A status as a table. */
public final class StatusTable {
  private static final String GROUP_ROW = "%-28s%-28s%9s";

  private StatusTable() {}

  /** Services, topics, consumer groups, model, the broker's disk. */
  public static String of(SystemStatus status) {
    StringBuilder table = new StringBuilder();
    if (!status.brokerReachable()) {
      table.append("Kafka does not answer: what follows may be old.\n\n");
    }
    row(table, "%-20s%-24s%-10s%s", "service", "instance", "health", "address");
    for (ServiceStatus service : status.services()) {
      row(
          table,
          "%-20s%-24s%-10s%s",
          service.name(),
          service.instance(),
          service.ready() ? "ready" : "NOT READY",
          service.address());
    }
    table.append('\n');
    row(
        table,
        "%-28s%10s%12s%9s%14s%10s  %s",
        "topic",
        "records",
        "per second",
        "waiting",
        "dead letters",
        "on disk",
        "kept");
    for (TopicStatus topic : status.topics()) {
      row(
          table,
          "%-28s%10d%12.1f%9d%14d%10s  %s",
          topic.name(),
          topic.records(),
          topic.recordsPerSecond(),
          topic.lag(),
          topic.deadLetters(),
          Bytes.text(topic.bytes()),
          DiskText.kept(topic.retentionMillis(), topic.retentionBytes()));
    }
    table.append('\n');
    row(table, GROUP_ROW, "consumer group", "reads", "waiting");
    for (TopicStatus topic : status.topics()) {
      for (GroupStatus group : topic.groups()) {
        row(table, GROUP_ROW, group.name(), topic.name(), group.lag());
      }
    }
    JsonNode model = status.model();
    table.append("\nmodel: ");
    table.append(
        model == null || model.isNull() ? "none yet" : model.path("version").asText("unknown"));
    if (status.disk() != null) {
      table.append('\n').append(DiskText.of(status.disk()));
    }
    return table.toString();
  }

  private static void row(StringBuilder table, String format, Object... cells) {
    table.append(String.format(Locale.ROOT, format, cells)).append('\n');
  }
}
