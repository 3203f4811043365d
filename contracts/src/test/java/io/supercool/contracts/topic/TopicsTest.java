package io.supercool.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Derivation;
import io.supercool.contracts.Label;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.request.SourceRequest;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final SnapshotId SNAPSHOT = new SnapshotId("trajectory", "c", 7);

  @Test
  void everyTopicHasItsDeadLetters() {
    List<NewTopic> definitions = Topics.definitions((short) 1);
    List<String> names = definitions.stream().map(NewTopic::name).toList();
    assertThat(names).doesNotHaveDuplicates().hasSize(2 * Topics.ALL.size());
    for (Topic<?> topic : Topics.ALL) {
      assertThat(names).contains(topic.name(), topic.deadLetters());
      assertThat(topic.deadLetters()).isNotEqualTo(topic.name());
    }
    assertThat(Topics.GRAPHS.deadLetters()).isEqualTo("supercool.graphs.dlq.v1");
  }

  @Test
  void onlyModelsAndTheirCheckpointsAreCompacted() {
    assertThat(Topics.definitions((short) 1))
        .filteredOn(topic -> topic.configs().get("cleanup.policy").equals("compact"))
        .extracting(NewTopic::name)
        .containsExactly(Topics.MODELS.name(), Topics.CHECKPOINTS.name());
  }

  @Test
  void aTopicIsCreatedWithItsPartitionsForTheLargestRecord() {
    NewTopic graphs = Topics.GRAPHS.definition((short) 3);
    assertThat(graphs.numPartitions()).isEqualTo(Topic.PARTITIONS);
    assertThat(graphs.replicationFactor()).isEqualTo((short) 3);
    assertThat(graphs.configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("max.message.bytes", String.valueOf(RecordLimits.MAX_MESSAGE_BYTES));
    assertThat(Topics.MODELS.definition((short) 1).numPartitions()).isEqualTo(1);
    NewTopic letters = Topics.MODELS.deadLetterDefinition((short) 1);
    assertThat(letters.numPartitions()).isEqualTo(1);
    assertThat(letters.configs())
        .as("nothing of them is lost")
        .containsEntry("cleanup.policy", "delete");
  }

  @Test
  void topicsAreFoundByName() {
    for (Topic<?> topic : Topics.ALL) {
      assertThat(Topics.named(topic.name())).hasValue(topic);
      assertThat(Topics.ofDeadLetters(topic.deadLetters())).hasValue(topic);
      assertThat(Topics.named(topic.deadLetters())).isEmpty();
      assertThat(Topics.ofDeadLetters(topic.name())).isEmpty();
    }
    assertThat(Topics.named("")).isEmpty();
  }

  @Test
  void continuationsComeWithTheirParentAndTimeReversedReplicasHaveKeysOfTheirOwn() {
    assertThat(Topics.LABELS.key(label(SNAPSHOT))).isEqualTo("trajectory");
    assertThat(Topics.LABELS.key(label(derived(Derivation.Kind.CONTINUATION, 3))))
        .isEqualTo("trajectory");
    assertThat(Topics.LABELS.key(label(derived(Derivation.Kind.TIME_REVERSED, 3))))
        .isEqualTo("trajectory/time-reversed/3");
    assertThat(Topics.LABELS.key(label(derived(Derivation.Kind.TIME_REVERSED, 4)), "any service"))
        .isEqualTo("trajectory/time-reversed/4");
  }

  @Test
  void aPayloadsIdIsThatOfTheSnapshotAndWhatIsSaidOfIt() {
    assertThat(Topics.LABELS.id(label(derived(Derivation.Kind.CONTINUATION, 3))))
        .isEqualTo("trajectory/c/7/continuation/3+2.5");
  }

  @Test
  void aJsonTopicsRecordIsWhatItsReaderReads() {
    SourceRequest request = SourceRequest.of("request", "file.npz", Split.LIVE);
    ProducerRecord<String, byte[]> record = Topics.SOURCES.record(request, "launcher");
    assertThat(record.topic()).isEqualTo("supercool.sources.v1");
    assertThat(record.key()).isEqualTo("file.npz");
    assertThat(Topics.SOURCES.read(record.value())).isEqualTo(request);
    Headers headers = record.headers();
    assertThat(CloudEvents.recordId(headers)).isEqualTo("request");
    assertThat(CloudEvents.text(headers, "ce_type")).isEqualTo("supercool.source");
    assertThat(CloudEvents.text(headers, "ce_source")).isEqualTo("/launcher");
    assertThat(CloudEvents.text(headers, "content-type")).isEqualTo("application/json");
  }

  @Test
  void metricsAreKeyedByWhoMeasured() {
    MetricEvent event = new MetricEvent.TrainingCompleted("model", null, 3, "no space");
    assertThat(Topics.METRICS.key(event, "model-service")).isEqualTo("model-service");
    assertThat(Topics.METRICS.id(event)).isNotEqualTo(Topics.METRICS.id(event));
  }

  private static SnapshotId derived(Derivation.Kind kind, int replica) {
    return SNAPSHOT.derived(new Derivation(kind, replica));
  }

  private static Label label(SnapshotId snapshot) {
    return new Label(snapshot, "lj", Propensity.of(2.5, new float[1]));
  }
}
