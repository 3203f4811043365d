package io.supercool.model.predict;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.topic.Topics;
import io.supercool.library.ModelPackage;
import io.supercool.model.checkpoint.SharedCheckpoints;
import io.supercool.support.DeadLetters;
import io.supercool.support.MetricEvents;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the models topic. On start the whole topic is read before the first model is loaded, so
 * that no graph is predicted with an older version than the newest best one.
 */
@ApplicationScoped
public class ModelUpdates {
  private static final Logger LOG = Logger.getLogger(ModelUpdates.class);

  private final CurrentModel current;
  private final NamedModels named;
  private final SharedCheckpoints checkpoints;
  private final MetricEvents events;
  private final DeadLetters deadLetters;
  private final String instance;
  private final ExecutorService loader =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "model-loader"));
  private long historyEnd;
  private @Nullable ModelAnnouncement newest;

  ModelUpdates(
      CurrentModel current,
      NamedModels named,
      SharedCheckpoints checkpoints,
      MetricEvents events,
      DeadLetters deadLetters,
      @ConfigProperty(name = "supercool.instance") String instance) {
    this.current = current;
    this.named = named;
    this.checkpoints = checkpoints;
    this.events = events;
    this.deadLetters = deadLetters;
    this.instance = instance;
  }

  /** Notes where the topic ends; runs after the topics are made and before channels open. */
  void onStart(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) StartupEvent event,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers)
      throws InterruptedException, ExecutionException {
    TopicPartition models = new TopicPartition(Topics.MODELS.name(), 0);
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      historyEnd =
          admin
              .listOffsets(Map.of(models, OffsetSpec.latest()))
              .partitionResult(models)
              .get()
              .offset();
    }
    if (historyEnd == 0) {
      named.historyIsRead();
    }
  }

  /** Takes an announcement; a new best version is loaded. */
  @Incoming("models-in")
  Uni<Void> announced(Message<byte[]> message) {
    return deadLetters.settle(
        message, Uni.createFrom().voidItem().emitOn(loader).invoke(() -> follow(message)));
  }

  private void follow(Message<byte[]> message) {
    long offset = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getOffset();
    try {
      ModelAnnouncement announcement = Topics.MODELS.read(message.getPayload());
      named.announced(announcement);
      if (announcement.role() == ModelAnnouncement.Role.BEST) {
        newest = announcement;
      }
    } finally {
      if (offset + 1 >= historyEnd) {
        named.historyIsRead();
        if (newest != null) {
          load(newest);
          newest = null;
        }
      }
    }
  }

  /** Where a checkpoint was superseded, the announcement of its successor follows. */
  private void load(ModelAnnouncement announcement) {
    try {
      if (!announcement.version().equals(current.version())) {
        Optional<ModelPackage> checkpoint = checkpoints.fetch(announcement);
        if (checkpoint.isEmpty()) {
          LOG.infof("%s was superseded before it was loaded", announcement.version());
          return;
        }
        current.load(checkpoint.get());
        LOG.infof("Predicting with %s", announcement.version());
      }
      events
          .send(
              new MetricEvent.ModelLoaded(
                  instance, announcement.model(), announcement.version(), announcement.complete()))
          .await()
          .indefinitely();
    } catch (IOException | RuntimeException e) {
      LOG.warnf("Model %s cannot be loaded: %s", announcement.version(), e.getMessage());
    }
  }

  @PreDestroy
  void close() {
    loader.shutdownNow();
  }
}
