package io.supercool.broker;

import io.supercool.storage.DurableFile;
import io.supercool.storage.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One real Kafka broker and controller (KRaft, combined mode) in this JVM, listening on the
 * loopback address. It accepts clients when the constructor returns. Topics are not created by
 * themselves; records may be as large as {@link
 * io.supercool.contracts.RecordLimits#MAX_RECORD_BYTES}.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;
  private final Path data;
  private final boolean temporary;
  private final NewPartitions newPartitions;

  /**
   * Starts with a temporary folder, which {@link #close} deletes.
   *
   * @param port to listen on, or 0 for a free one
   * @throws IllegalStateException if it cannot start
   */
  public static EmbeddedBroker temporary(int port) {
    try {
      return new EmbeddedBroker(free(port), 1, Files.createTempDirectory("supercool-broker"), true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a temporary folder for the broker", e);
    }
  }

  /**
   * Starts with its records in {@code data}: those of an earlier broker if there are any.
   *
   * @param port to listen on, or 0 for a free one
   * @param data folder, created if missing, used by one broker at a time
   * @throws IllegalStateException if it cannot start: the port is taken, or the folder is in use or
   *     not a broker's
   */
  public EmbeddedBroker(int port, Path data) {
    this(free(port), 1, data, false);
  }

  /**
   * Starts one node of a cluster. It accepts clients once a majority of the nodes runs.
   *
   * @param nodes all of them, on ports that are free
   * @param node which it is, from 1
   * @param data folder, created if missing, used by one node at a time
   * @throws IllegalStateException if it cannot start
   */
  public EmbeddedBroker(BrokerNodes nodes, int node, Path data) {
    this(nodes, node, data, false);
  }

  private EmbeddedBroker(BrokerNodes nodes, int node, Path data, boolean temporary) {
    this.port = nodes.all().get(node - 1).port();
    this.data = data.toAbsolutePath();
    this.temporary = temporary;
    this.newPartitions = new NewPartitions(this.data);
    KafkaRaftServer starting = null;
    try {
      if (!Files.exists(this.data.resolve("meta.properties"))) {
        format(nodes, node, this.data);
      }
      Map<String, String> settings = BrokerSettings.of(nodes, node, this.data);
      if (!temporary) {
        settings.putAll(BrokerSettings.DURABLE);
        newPartitions.begin();
      }
      starting = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
      starting.startup();
      server = starting;
    } catch (Exception e) {
      newPartitions.close();
      if (starting != null) {
        starting.shutdown();
      }
      if (temporary) {
        delete(data);
      }
      throw new IllegalStateException(
          "Cannot start a broker on port %d with folder %s: %s"
              .formatted(port, data, e.getMessage()),
          e);
    }
  }

  /** What clients are given as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Folder of the records. */
  public Path data() {
    return data;
  }

  /** Returns when the broker has stopped, by {@link #close} or a fatal error. */
  public void awaitShutdown() {
    server.awaitShutdown();
  }

  /** Stops in order: clients are told, segments are flushed, a temporary folder is deleted. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    newPartitions.close();
    if (temporary) {
      delete(data);
    }
  }

  /** One node; both its ports are held open until both are known to be free. */
  private static BrokerNodes free(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket clients = new ServerSocket(port, 1, loopback);
        ServerSocket controller = new ServerSocket(0, 1, loopback)) {
      return BrokerNodes.single(
          new BrokerNodes.Node(clients.getLocalPort(), controller.getLocalPort()));
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot start a broker on port %d: %s".formatted(port, e.getMessage()), e);
    }
  }

  /**
   * Makes the folder of a broker that has no records yet. It appears whole or not at all: Kafka
   * flushes only a part of what it writes there.
   */
  private static void format(BrokerNodes nodes, int node, Path data) throws Exception {
    Path unfinished = data.resolveSibling("." + data.getFileName() + ".unfinished");
    Folders.delete(unfinished);
    Folders.make(unfinished);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new Formatter()
        .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
        .setNodeId(node)
        .setClusterId(nodes.clusterId())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setMetadataLogDirectory(unfinished.toString())
        .setDirectories(List.of(unfinished.toString()))
        .run();
    Folders.forceAll(unfinished);
    DurableFile.rename(unfinished, data);
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete the broker's folder " + folder, e);
    }
  }
}
