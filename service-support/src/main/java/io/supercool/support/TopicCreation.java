package io.supercool.support;

import io.quarkus.runtime.StartupEvent;
import io.supercool.contracts.topic.Topics;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Creates the topics that are missing before the first channel opens, whichever service is first.
 */
@ApplicationScoped
public class TopicCreation {

  void onStart(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "supercool.topics.replicas") short replicas,
      @ConfigProperty(name = "supercool.broker.patience") Duration patience)
      throws InterruptedException {
    createMissing(bootstrapServers, replicas, patience);
  }

  /**
   * Creates the topics that are missing; those that exist are left as they are.
   *
   * @param patience how long to wait for a broker that does not answer
   * @throws IllegalStateException if none answered, or if it refused
   */
  static void createMissing(String bootstrapServers, short replicas, Duration patience)
      throws InterruptedException {
    int milliseconds = Math.toIntExact(patience.toMillis());
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(milliseconds, 10_000),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, milliseconds);
    try (Admin admin = Admin.create(settings)) {
      CreateTopicsResult created = admin.createTopics(Topics.definitions(replicas));
      for (Map.Entry<String, KafkaFuture<Void>> topic : created.values().entrySet()) {
        await(topic.getKey(), topic.getValue(), bootstrapServers, patience);
      }
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "Cannot use kafka.bootstrap.servers (KAFKA_BOOTSTRAP_SERVERS) = %s: %s"
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
      if (e.getCause() instanceof TopicExistsException) {
        return;
      }
      if (e.getCause() instanceof TimeoutException) {
        throw new IllegalStateException(
            "No Kafka broker answers at %s, tried for %d s. Start one (supercool up) or set KAFKA_BOOTSTRAP_SERVERS."
                .formatted(bootstrapServers, patience.toSeconds()),
            e.getCause());
      }
      throw new IllegalStateException(
          "The broker at %s cannot create topic %s: %s"
              .formatted(bootstrapServers, topic, e.getCause().getMessage()),
          e.getCause());
    }
  }
}
