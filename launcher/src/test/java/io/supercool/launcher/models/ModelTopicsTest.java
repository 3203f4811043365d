package io.supercool.launcher.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.library.ModelLibrary;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTopicsTest {
  private static final Path SHIPPED_FOLDER = Path.of("../samples/models");
  private static final ModelPackage SHIPPED =
      ModelLibrary.read(SHIPPED_FOLDER.resolve("kob-andersen-3d-1.supercool"));

  private static final LearningRequest LEARNING =
      new LearningRequest(
          "kob-andersen-3d",
          "simulated",
          new double[] {1},
          NetworkOptions.DEFAULT,
          LearningRequest.TRAINING);

  @TempDir Path folder;

  @Test
  void whoAsksForAModelByNameGetsTheVersionThatWasGivenLast() throws Exception {
    ModelPackage other = another("kob-andersen-3d-other@epoch-0001");
    try (EmbeddedBroker broker = new EmbeddedBroker(0, folder)) {
      Cluster cluster = new Cluster(broker.bootstrapServers());
      cluster.createMissingTopics((short) 1);
      ModelTopics topics = new ModelTopics(cluster);
      assertThat(topics.announced()).isEmpty();

      topics.give(SHIPPED, Role.BEST);
      topics.give(SHIPPED, Role.KEPT);
      assertThat(topics.announced()).as("known already").hasSize(1);
      topics.give(other, Role.KEPT);
      topics.give(SHIPPED, Role.KEPT);
      List<ModelAnnouncement> announced = topics.announced();
      assertThat(announced)
          .extracting(ModelAnnouncement::role)
          .containsExactly(Role.BEST, Role.KEPT);
      ModelAnnouncement last = announced.get(1);
      assertThat(last.version()).isEqualTo(SHIPPED.manifest().modelVersion());
      assertThat(last.model()).isEqualTo("kob-andersen-3d");
      ModelPackage fetched = topics.fetch(last).orElseThrow();
      assertThat(fetched.bytes()).isEqualTo(SHIPPED.bytes());

      Libraries libraries =
          new Libraries(new ModelLibrary(folder.resolve("mine")), new ModelLibrary(SHIPPED_FOLDER));
      Path next =
          LibraryEntry.add(libraries, "kob-andersen-3d", cluster, last, List.of()).orElseThrow();
      assertThat(next.getFileName())
          .as("the one that ships is version 1")
          .hasToString("kob-andersen-3d-2.supercool");
      assertThat(libraries.require("kob-andersen-3d").file()).isEqualTo(next);
      publish(cluster, "garbage".getBytes(StandardCharsets.UTF_8));
      publish(cluster, Json.write(LEARNING));
      LearnedModels learned = new LearnedModels(cluster, libraries);
      assertThat(learned.keep(Set.of("another"))).isEmpty();
      assertThat(learned.keep(Set.of("another", LEARNING.trajectory())))
          .singleElement()
          .extracting(Path::getFileName)
          .hasToString("kob-andersen-3d-3.supercool");
      Path file = LibraryEntry.add(libraries, "mine", cluster, last, List.of()).orElseThrow();
      assertThat(file.getFileName()).hasToString("mine-1.supercool");
      ModelPackage mine = ModelLibrary.read(file);
      assertThat(mine.manifest().scores()).isEmpty();
      assertThat(mine.file(PackageFile.PARAMETERS)).isEqualTo(SHIPPED.file(PackageFile.PARAMETERS));
    }
  }

  private static void publish(Cluster cluster, byte[] learning) {
    try (KafkaProducer<String, byte[]> producer = cluster.producer()) {
      producer.send(new ProducerRecord<>(Topics.LEARNINGS.name(), LEARNING.trajectory(), learning));
    }
  }

  @Test
  void twoModelsDifferInWhatIsNamed() {
    assertThat(ModelDifference.of(SHIPPED, SHIPPED)).isEmpty();
    assertThat(ModelDifference.of(SHIPPED, another("other@epoch-0001")))
        .contains(
            "modelVersion: \"%s\" -> \"other@epoch-0001\""
                .formatted(SHIPPED.manifest().modelVersion()))
        .noneMatch(line -> line.contains("other numbers"));
  }

  @Test
  void theTableSaysWhatEachKnows() {
    String table = ModelTable.of(List.of(new ModelLibrary.Entry(folder, SHIPPED)));
    assertThat(table)
        .contains("kob-andersen-3d-1", "A,B", "0.44, 0.56, 0.64", "0.598 of A at t=52");
    assertThat(ModelTable.of(List.of())).contains("./supercool run");
  }

  /** The same numbers under another version. */
  private static ModelPackage another(String version) {
    Map<PackageFile, byte[]> files = new EnumMap<>(SHIPPED.files());
    files.computeIfPresent(
        PackageFile.DESCRIPTION,
        (file, json) ->
            new String(json, StandardCharsets.UTF_8)
                .replace(SHIPPED.manifest().modelVersion(), version)
                .getBytes(StandardCharsets.UTF_8));
    return ModelPackage.of(SHIPPED.manifest().withModelVersion(version), files);
  }
}
