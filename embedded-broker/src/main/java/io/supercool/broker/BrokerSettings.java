package io.supercool.broker;

import io.supercool.contracts.RecordLimits;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a KRaft node, broker and controller, that listens on this machine alone. */
final class BrokerSettings {
  /** Name of the controller's listener. */
  static final String CONTROLLER = "CONTROLLER";

  /**
   * What is acknowledged is on the disk: no other node has a copy. Kafka flushes a batch's segment,
   * and the folder of a new one, before it answers the producer.
   */
  static final Map<String, String> DURABLE = Map.of("log.flush.interval.messages", "1");

  private BrokerSettings() {}

  /**
   * Kafka's {@code server.properties} of one node.
   *
   * @param node its id, from 1
   */
  static Map<String, String> of(BrokerNodes nodes, int node, Path logs) {
    BrokerNodes.Node own = nodes.all().get(node - 1);
    String replicas = String.valueOf(nodes.replicas());
    String inSync = String.valueOf(nodes.replicasInSync());
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(node));
    settings.put("controller.quorum.voters", nodes.voters());
    settings.put("controller.listener.names", CONTROLLER);
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(own.port(), own.controllerPort()));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + own.port());
    settings.put("log.dirs", logs.toString());
    settings.put("message.max.bytes", String.valueOf(RecordLimits.MAX_MESSAGE_BYTES));
    settings.put("auto.create.topics.enable", "false");

    // One node cannot replicate, and waits for nobody; of three, one may be away.
    settings.put("default.replication.factor", replicas);
    settings.put("min.insync.replicas", inSync);
    settings.put("offsets.topic.replication.factor", replicas);
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", replicas);
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", replicas);
    settings.put("share.coordinator.state.topic.min.isr", inSync);
    settings.put("group.initial.rebalance.delay.ms", "0");

    // Kafka's 100 KiB makes a megabyte ten round trips of the loopback; the system knows better.
    settings.put("socket.send.buffer.bytes", "-1");
    settings.put("socket.receive.buffer.bytes", "-1");

    // A small machine: few threads, and no 128 MiB buffer for the little that is compacted.
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
    return settings;
  }
}
