package io.supercool.model.checkpoint;

import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.event.StoredCheckpoint;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageManifest;
import io.supercool.library.log.CheckpointLog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Checkpoints on Kafka, which any process on any machine loads; no disk is shared. Thread-safe. */
@ApplicationScoped
public class SharedCheckpoints {
  private static final Logger LOG = Logger.getLogger(SharedCheckpoints.class);
  private static final long PAUSE_MILLISECONDS = 1_000;

  private final String bootstrapServers;
  private @Nullable KafkaProducer<String, byte[]> producer;

  /** On this cluster; nothing is opened before it is needed. */
  public SharedCheckpoints(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Publishes the checkpoint in {@code folder} and returns when the broker has it. Waits for a
   * broker that is away.
   *
   * @param role {@link Role#LAST} with all that a training needs to go on from it
   * @throws IOException if it cannot be read or published
   * @throws InterruptedException if the thread is interrupted as it waits
   */
  public StoredCheckpoint publish(ModelDescription description, Path folder, Role role)
      throws IOException, InterruptedException {
    ModelPackage packed = CheckpointFiles.packed(folder);
    byte[] bytes = (role == Role.LAST ? packed : packed.withoutOptimizer()).bytes();
    String model = description.request().model();
    while (true) {
      try {
        return CheckpointLog.publish(
            producer(), model, description.version(), role, bytes, "model-service");
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException)) {
          throw new IOException(
              "cannot publish checkpoint %s: %s"
                  .formatted(description.version(), e.getCause().getMessage()),
              e);
        }
        LOG.warnf(
            "Checkpoint %s not published, trying again: %s",
            description.version(), e.getCause().getMessage());
        Thread.sleep(PAUSE_MILLISECONDS);
      }
    }
  }

  /**
   * An announced checkpoint. Waits for a broker that is away.
   *
   * @return empty if it was superseded
   * @throws IOException if it is on a disk that is not this one's
   */
  public Optional<ModelPackage> fetch(ModelAnnouncement announcement) throws IOException {
    StoredCheckpoint stored = announcement.checkpoint();
    if (stored == null) {
      // Announced by a version that kept checkpoints on a disk alone.
      return announcement.location() == null
          ? Optional.empty()
          : Optional.of(CheckpointFiles.packed(Path.of(announcement.location())));
    }
    while (true) {
      try (KafkaConsumer<String, byte[]> consumer = consumer()) {
        return CheckpointLog.fetch(consumer, announcement, stored).map(ModelPackage::read);
      } catch (RetriableException e) {
        LOG.warnf("%s not read, trying again: %s", announcement.version(), e.getMessage());
      }
      try {
        Thread.sleep(PAUSE_MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the service stops", e);
      }
    }
  }

  /**
   * Brings {@code store} to what another process, perhaps on another machine, has trained of a
   * model so far; nothing is done where it is as far already.
   *
   * @throws IllegalArgumentException if {@code model} cannot be a model's name
   */
  public void takeOver(String model, CheckpointStore store) throws IOException {
    PackageManifest.requireName(model);
    Map<Role, ModelAnnouncement> announced = announced(model);
    ModelAnnouncement last = announced.get(Role.LAST);
    if (last == null || last.epoch() <= epochs(model, store)) {
      return;
    }
    LOG.infof("Taking %s over from epoch %d", model, last.epoch());
    ModelAnnouncement best = announced.get(Role.BEST);
    if (best != null && !best.version().equals(last.version())) {
      take(best, store, false);
    }
    take(last, store, true);
  }

  private void take(ModelAnnouncement announced, CheckpointStore store, boolean last)
      throws IOException {
    Optional<ModelPackage> checkpoint = fetch(announced);
    if (checkpoint.isPresent()) {
      String model = CheckpointFiles.describe(checkpoint.get()).request().model();
      if (!model.equals(announced.model())) {
        // A package that was given under another name; a training does not go on from it.
        LOG.warnf("%s is a checkpoint of %s and is not taken", announced.version(), model);
        return;
      }
      store.take(checkpoint.get(), last);
    }
  }

  /** How many epochs of a model are on this disk. */
  private static int epochs(String model, CheckpointStore store) throws IOException {
    Optional<Path> last = store.last(model);
    return last.isPresent() ? CheckpointFiles.describe(last.get()).epoch() : 0;
  }

  /** The newest announcements of {@code model} by role, as the topic holds them now. */
  public Map<Role, ModelAnnouncement> announced(String model) {
    Map<Role, ModelAnnouncement> newest = new EnumMap<>(Role.class);
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      CheckpointLog.announced(consumer).stream()
          .filter(announcement -> announcement.model().equals(model))
          .forEach(announcement -> newest.put(announcement.role(), announcement));
    }
    return newest;
  }

  /**
   * The checkpoint announced as {@code version}.
   *
   * @throws IllegalArgumentException if none is, or it was superseded
   * @throws IOException if it is on a disk that is not this one's
   */
  public ModelPackage announcedVersion(String version) throws IOException {
    List<ModelAnnouncement> all;
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      all = CheckpointLog.announced(consumer);
    }
    for (ModelAnnouncement announcement : all) {
      if (announcement.version().equals(version)) {
        Optional<ModelPackage> found = fetch(announcement);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new IllegalArgumentException(
        "no model %s is on Kafka; give it to the system: ./supercool models serve --beside"
            .formatted(version));
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            RecordLimits.MAX_MESSAGE_BYTES,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private synchronized KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              Map.of(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrapServers,
                  ProducerConfig.ACKS_CONFIG,
                  "all",
                  ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                  RecordLimits.MAX_MESSAGE_BYTES),
              new StringSerializer(),
              new ByteArraySerializer());
    }
    return producer;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }
}
