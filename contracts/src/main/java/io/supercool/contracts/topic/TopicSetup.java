package io.supercool.contracts.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that a cluster does not have yet; whoever comes first does so. */
public final class TopicSetup {
  private static final int MAX_REQUEST_MILLISECONDS = 10_000;

  private TopicSetup() {}

  /**
   * Creates the topics that are missing, see {@link Topics#definitions}; those that exist are left
   * as they are.
   *
   * @param replication number of brokers that keep each record
   * @param patience how long to wait for a broker that does not answer
   * @throws TopicSetupException if the address makes no sense, no broker answers or it refuses
   */
  public static void createMissing(String bootstrapServers, short replication, Duration patience)
      throws InterruptedException {
    int milliseconds = Math.toIntExact(patience.toMillis());
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.CLIENT_ID_CONFIG,
            "supercool-topic-setup",
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            Math.min(milliseconds, MAX_REQUEST_MILLISECONDS),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            milliseconds);
    try (Admin admin = Admin.create(settings)) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          Topics.definitions(replication).stream()
              .filter(topic -> !present.contains(topic.name()))
              .toList();
      for (Map.Entry<String, KafkaFuture<Void>> topic :
          admin.createTopics(missing).values().entrySet()) {
        await(topic.getKey(), topic.getValue(), bootstrapServers, patience);
      }
    } catch (ExecutionException e) {
      throw failure("list topics", e.getCause(), bootstrapServers, patience);
    } catch (KafkaException e) {
      throw new TopicSetupException(
          "The address %s of Kafka cannot be used: %s."
              .formatted(bootstrapServers, e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    }
  }

  private static void await(
      String topic, KafkaFuture<Void> created, String bootstrapServers, Duration patience)
      throws InterruptedException {
    try {
      created.get();
    } catch (ExecutionException e) {
      // Another process may have come first.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failure("create topic " + topic, e.getCause(), bootstrapServers, patience);
      }
    }
  }

  private static TopicSetupException failure(
      String what, Throwable cause, String bootstrapServers, Duration patience) {
    return new TopicSetupException(
        cause instanceof TimeoutException
            ? "No Kafka broker answers at %s, tried for %d s."
                .formatted(bootstrapServers, patience.toSeconds())
            : "The broker at %s cannot %s: %s."
                .formatted(bootstrapServers, what, cause.getMessage()),
        cause);
  }
}
