package io.supercool.support;

import io.quarkus.runtime.StartupEvent;
import io.supercool.contracts.topic.TopicSetup;
import io.supercool.contracts.topic.TopicSetupException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are missing before the first channel opens, whichever service is first.
 * While no broker answers the service waits for one: it is live, and not ready.
 */
@Readiness
@ApplicationScoped
public class TopicCreation implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(TopicCreation.class);
  private static final String WHAT_TO_DO =
      " Start a broker (supercool up) or set kafka.bootstrap.servers (KAFKA_BOOTSTRAP_SERVERS).";

  private final CompletableFuture<Void> created = new CompletableFuture<>();
  private volatile boolean ending;

  void onStart(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "supercool.topics.replicas") short replicas,
      @ConfigProperty(name = "supercool.broker.patience") Duration patience)
      throws InterruptedException {
    if (!createMissing(bootstrapServers, replicas, patience)) {
      Thread waiting =
          new Thread(() -> keepTrying(bootstrapServers, replicas, patience), "topic-creation");
      waiting.setDaemon(true);
      waiting.start();
    }
  }

  /** Completes when the topics are there. */
  public CompletionStage<Void> created() {
    return created;
  }

  private void keepTrying(String bootstrapServers, short replicas, Duration patience) {
    try {
      while (!ending && !createMissing(bootstrapServers, replicas, patience)) {
        LOG.debug("Still no broker");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      LOG.error("The topics cannot be created", e);
    }
  }

  /**
   * As {@link TopicSetup#createMissing}.
   *
   * @return false if no broker answers
   * @throws IllegalStateException if the topics cannot be created for another reason; it says what
   *     to do
   */
  boolean createMissing(String bootstrapServers, short replicas, Duration patience)
      throws InterruptedException {
    try {
      TopicSetup.createMissing(bootstrapServers, replicas, patience);
      created.complete(null);
      return true;
    } catch (TopicSetupException e) {
      if (e.getCause() instanceof TimeoutException) {
        LOG.warnf("%s Waiting for it.%s", e.getMessage(), WHAT_TO_DO);
        return false;
      }
      throw new IllegalStateException(e.getMessage() + WHAT_TO_DO, e);
    }
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("topics").status(created.isDone()).build();
  }

  @PreDestroy
  void end() {
    ending = true;
  }
}
