package io.supercool.support;

import io.quarkus.runtime.StartupEvent;
import io.supercool.contracts.topic.TopicSetup;
import io.supercool.contracts.topic.TopicSetupException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
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
   * As {@link TopicSetup#createMissing}, with what to do about a failure.
   *
   * @throws IllegalStateException if the topics cannot be created
   */
  static void createMissing(String bootstrapServers, short replicas, Duration patience)
      throws InterruptedException {
    try {
      TopicSetup.createMissing(bootstrapServers, replicas, patience);
    } catch (TopicSetupException e) {
      throw new IllegalStateException(
          e.getMessage()
              + " Start a broker (supercool up) or set kafka.bootstrap.servers"
              + " (KAFKA_BOOTSTRAP_SERVERS).",
          e);
    }
  }
}
