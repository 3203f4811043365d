package io.supercool.launcher.models;

import io.supercool.console.UserException;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.event.StoredCheckpoint;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.library.ModelFacts;
import io.supercool.library.ModelPackage;
import io.supercool.library.log.CheckpointLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;

/** The models that a system knows. */
public record ModelTopics(Cluster cluster) {
  private static final String SOURCE = "launcher";

  /** The newest announcement of every model and role, the one announced last at the end. */
  public List<ModelAnnouncement> announced() {
    try (KafkaConsumer<String, byte[]> consumer = cluster.consumer()) {
      return CheckpointLog.announced(consumer);
    }
  }

  /** The checkpoint of an announcement; empty if it was superseded or is on a disk alone. */
  public Optional<ModelPackage> fetch(ModelAnnouncement announcement) {
    StoredCheckpoint stored = announcement.checkpoint();
    if (stored == null) {
      return Optional.empty();
    }
    try (KafkaConsumer<String, byte[]> consumer = cluster.consumer()) {
      return CheckpointLog.fetch(consumer, announcement, stored).map(ModelPackage::read);
    }
  }

  /**
   * Gives a model to the system and returns when the broker has it. A version that the system knows
   * in this role already is not given again.
   *
   * @param role {@link Role#BEST} to predict with it from now on, {@link Role#KEPT} for those who
   *     ask for it by name
   */
  public void give(ModelPackage model, Role role) {
    String name = model.manifest().name();
    String version = model.manifest().modelVersion();
    byte[] bytes = model.withoutOptimizer().bytes();
    try (KafkaProducer<String, byte[]> producer = cluster.producer()) {
      if (role == Role.KEPT && isKnown(name, version)) {
        return;
      }
      StoredCheckpoint stored = CheckpointLog.publish(producer, name, version, role, bytes, SOURCE);
      producer.send(Topics.MODELS.record(announcement(model, role, stored), SOURCE)).get();
    } catch (ExecutionException e) {
      throw refused(name, e.getCause());
    } catch (KafkaException e) {
      throw refused(name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while giving a model to the system", e);
    }
  }

  /** Whether who asks for the model {@code name} gets this version. */
  private boolean isKnown(String name, String version) {
    return announced().stream()
        .filter(known -> known.model().equals(name) && known.role() != Role.LAST)
        .reduce((earlier, later) -> later)
        .filter(latest -> latest.version().equals(version))
        .isPresent();
  }

  private static UserException refused(String name, Throwable failure) {
    return new UserException(
        "Cannot give model %s to the system: %s. Once Kafka answers: ./supercool models serve %s"
            .formatted(name, failure.getMessage(), name),
        failure);
  }

  private static ModelAnnouncement announcement(
      ModelPackage model, Role role, StoredCheckpoint stored) {
    ModelFacts facts = model.facts();
    return new ModelAnnouncement(
        model.manifest().name(),
        facts.version(),
        role,
        true,
        facts.epoch(),
        null,
        facts.parameters(),
        facts.request().network(),
        facts.request().training(),
        facts.standardisation().species(),
        facts.standardisation().times(),
        facts.scores(),
        stored);
  }
}
