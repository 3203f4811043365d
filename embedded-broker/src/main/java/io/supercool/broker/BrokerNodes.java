package io.supercool.broker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * The nodes of a cluster on this machine: each is broker and controller.
 *
 * @param all in the order of their ids, from 1
 */
public record BrokerNodes(List<Node> all) {

  /**
   * Where a node listens.
   *
   * @param port for clients
   * @param controllerPort for the other nodes
   */
  public record Node(int port, int controllerPort) {}

  /** A cluster of one. */
  static BrokerNodes single(Node node) {
    return new BrokerNodes(List.of(node));
  }

  /**
   * Reads {@code PORT:CONTROLLER_PORT,PORT:CONTROLLER_PORT,...}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static BrokerNodes parse(String text) {
    List<Node> nodes = new ArrayList<>();
    for (String node : text.split(",", -1)) {
      String[] ports = node.split(":");
      if (ports.length != 2) {
        throw new IllegalArgumentException(
            "`%s` is no node; write PORT:CONTROLLER_PORT.".formatted(node));
      }
      nodes.add(new Node(Integer.parseInt(ports[0]), Integer.parseInt(ports[1])));
    }
    return new BrokerNodes(List.copyOf(nodes));
  }

  /** How many nodes keep a record: three where there are as many. */
  int replicas() {
    return Math.min(3, all.size());
  }

  /** How many of them must have a record before it is acknowledged. */
  int replicasInSync() {
    return replicas() == 3 ? 2 : 1;
  }

  /** Kafka's {@code controller.quorum.voters}. */
  String voters() {
    return IntStream.rangeClosed(1, all.size())
        .mapToObj(id -> "%d@127.0.0.1:%d".formatted(id, all.get(id - 1).controllerPort()))
        .collect(Collectors.joining(","));
  }

  /** The same for all nodes that are given the same list; random where there is one. */
  String clusterId() {
    if (all.size() == 1) {
      return Uuid.randomUuid().toString();
    }
    UUID id = UUID.nameUUIDFromBytes(voters().getBytes(StandardCharsets.UTF_8));
    return new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits()).toString();
  }
}
