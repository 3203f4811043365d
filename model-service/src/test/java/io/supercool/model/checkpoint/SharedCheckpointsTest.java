package io.supercool.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.broker.testing.SharedBroker;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.event.StoredCheckpoint;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.TopicSetup;
import io.supercool.contracts.topic.Topics;
import io.supercool.library.PackageException;
import io.supercool.library.PackageFile;
import io.supercool.model.TestGraphs;
import io.supercool.model.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCheckpointsTest {
  private static final int EPOCHS = 4;

  private static EmbeddedBroker broker;
  private static KafkaProducer<String, byte[]> producer;

  @TempDir Path folder;

  private final List<Graph> graphs =
      List.of(TestGraphs.of("a", 1, Split.TRAIN), TestGraphs.of("b", 2, Split.TRAIN));

  @BeforeAll
  static void startBroker() throws Exception {
    broker = SharedBroker.another();
    TopicSetup.createMissing(broker.bootstrapServers(), (short) 1, Duration.ofMinutes(1));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void endBroker() {
    producer.close(Duration.ZERO);
    broker.close();
  }

  private TrainingRequest request(String model) {
    return TrainingRequest.of(model, graphs.stream().map(Graph::snapshot).toList())
        .with()
        .network(new NetworkOptions(2, 8, 1, true, 2.0, 6, 8, 1))
        .training(new TrainingOptions(EPOCHS, 0, 1, 1e-2, 2e-3, 1e-2, 1, 0.5, 0, 0.3))
        .build();
  }

  /** Ends the training as a kill does, between two epochs. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void anotherMachineGoesOnWithATrainingToTheSameBit() throws Exception {
    TrainingRequest request = request("taken-over");
    CheckpointStore undisturbed = new CheckpointStore(folder.resolve("undisturbed"));
    Checkpoint expected =
        new Trainer(request, undisturbed, 1)
            .train(TestGraphs.byId(graphs), (progress, last, best) -> {});
    SharedCheckpoints shared = new SharedCheckpoints(broker.bootstrapServers());
    CheckpointStore first = new CheckpointStore(folder.resolve("first"));
    assertThatThrownBy(
            () ->
                new Trainer(request, first, 1)
                    .train(
                        TestGraphs.byId(graphs),
                        (progress, last, best) -> {
                          announce(shared, last, Role.LAST);
                          if (best) {
                            announce(shared, last, Role.BEST);
                          }
                          if (progress.epoch() == EPOCHS / 2) {
                            throw new Killed();
                          }
                        }))
        .isInstanceOf(Killed.class);

    CheckpointStore second = new CheckpointStore(folder.resolve("second"));
    shared.takeOver("taken-over", second);
    int[] epochs = {0};
    Checkpoint found =
        new Trainer(request, second, 1)
            .train(TestGraphs.byId(graphs), (progress, last, best) -> epochs[0]++);

    assertThat(epochs[0]).isEqualTo(EPOCHS / 2);
    assertThat(found.description().version()).isEqualTo(expected.description().version());
    for (Checkpoint checkpoint : List.of(found, expected)) {
      assertThat(CheckpointFiles.packed(checkpoint.folder()).files())
          .containsKeys(PackageFile.OPTIMIZER, PackageFile.RADIAL_FUNCTIONS);
    }
    CheckpointFiles.packed(expected.folder())
        .files()
        .forEach(
            (file, content) ->
                assertThat(packed(found).get(file)).as(file.fileName()).isEqualTo(content));
    shared.close();
  }

  private static Map<PackageFile, byte[]> packed(Checkpoint checkpoint) {
    try {
      return CheckpointFiles.packed(checkpoint.folder()).files();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStoreThatIsAsFarIsLeftAsItIs() throws Exception {
    TrainingRequest request = request("as-far");
    SharedCheckpoints shared = new SharedCheckpoints(broker.bootstrapServers());
    CheckpointStore store = new CheckpointStore(folder.resolve("store"));
    new Trainer(request, store, 1)
        .train(
            TestGraphs.byId(graphs), (progress, last, best) -> announce(shared, last, Role.LAST));
    Path last = store.last("as-far").orElseThrow();
    var before = java.nio.file.Files.getLastModifiedTime(last);
    shared.takeOver("as-far", store);
    shared.takeOver("never-heard-of", store);
    assertThat(store.last("as-far")).contains(last);
    assertThat(java.nio.file.Files.getLastModifiedTime(last)).isEqualTo(before);
    assertThat(store.last("never-heard-of")).isEmpty();
    shared.close();
  }

  @Test
  void whatIsNotWhatWasAnnouncedIsRefusedAndWhatIsGoneIsNotThere() throws Exception {
    SharedCheckpoints shared = new SharedCheckpoints(broker.bootstrapServers());
    CheckpointStore store = new CheckpointStore(folder.resolve("store"));
    Checkpoint checkpoint =
        new Trainer(request("other"), store, 1)
            .train(TestGraphs.byId(graphs), (progress, last, best) -> {});
    ModelAnnouncement announced = announce(shared, checkpoint, Role.BEST);
    StoredCheckpoint stored = announced.checkpoint();

    assertThat(shared.fetch(announced).orElseThrow().manifest().modelVersion())
        .isEqualTo(checkpoint.description().version());
    StoredCheckpoint otherHash =
        new StoredCheckpoint(stored.offset(), stored.parts(), stored.bytes(), "00");
    assertThatThrownBy(() -> shared.fetch(announced.withCheckpoint(otherHash)))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("not the one that was announced");
    StoredCheckpoint hostile = new StoredCheckpoint(0, Integer.MAX_VALUE, 10, "00");
    assertThatThrownBy(() -> shared.fetch(announced.withCheckpoint(hostile)))
        .isInstanceOf(PackageException.class);
    assertThat(shared.fetch(announced.withVersion("other@epoch-9999"))).isEmpty();
    shared.close();
  }

  private static ModelAnnouncement announce(
      SharedCheckpoints shared, Checkpoint checkpoint, Role role)
      throws IOException, InterruptedException {
    ModelDescription description = checkpoint.description();
    ModelAnnouncement announcement =
        new ModelAnnouncement(
            description.request().model(),
            description.version(),
            role,
            false,
            description.epoch(),
            null,
            description.parameters(),
            description.request().network(),
            description.request().training(),
            description.standardisation().species(),
            description.standardisation().times(),
            description.scores(),
            shared.publish(description, checkpoint.folder(), role));
    producer.send(Topics.MODELS.record(announcement, "test"));
    producer.flush();
    return announcement;
  }
}
