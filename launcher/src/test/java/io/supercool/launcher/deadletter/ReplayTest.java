package io.supercool.launcher.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private final Letters letters = new Letters();
  private final Replay replay = new Replay(letters.cluster);

  @AfterEach
  void close() {
    replay.close();
    letters.close();
  }

  @Test
  void aRequestIsPublishedAgainAsItWas() throws Exception {
    SourceRequest request = SourceRequest.of("replayed", "/data/a.npz", Split.LIVE);
    letters.broker.send(Topics.SOURCES.record(request, "launcher"));
    ConsumerRecord<String, byte[]> origin = requests("replayed").get(0);

    String said = replay.publish(letters.giveUp(origin, "ingest-service", "no such file"));

    assertThat(said).contains("supercool.sources.v1: replayed (1 record)");
    List<ConsumerRecord<String, byte[]>> published = requests("replayed");
    assertThat(published).hasSize(2);
    ConsumerRecord<String, byte[]> again = published.get(1);
    assertThat(again.partition()).isEqualTo(origin.partition());
    assertThat(again.key()).isEqualTo(origin.key());
    assertThat(again.value()).isEqualTo(origin.value());
    assertThat(again.headers()).isEqualTo(origin.headers());
  }

  @Test
  void aPayloadIsPublishedAgainWhole() throws Exception {
    Configuration wanted = Letters.configuration(new SnapshotId("whole", "c", 0), 25);
    Configuration other = Letters.configuration(new SnapshotId("whole", "c", 1), 25);
    List<ProducerRecord<String, byte[]>> blocks = Letters.blocks(Topics.SNAPSHOTS, wanted);
    List<ProducerRecord<String, byte[]>> others = Letters.blocks(Topics.SNAPSHOTS, other);
    assertThat(blocks).hasSizeGreaterThan(2);
    // A publisher that was killed began anew, and others came between.
    letters.publish(blocks.subList(0, 2));
    for (int i = 0; i < blocks.size(); i++) {
      letters.publish(List.of(blocks.get(i), others.get(i)));
    }
    List<ConsumerRecord<String, byte[]>> before = published("whole/c/0");

    replay.publish(
        letters.giveUp(before.get(before.size() - 1), "graph-service", "does not converge"));

    List<ConsumerRecord<String, byte[]>> after = published("whole/c/0");
    List<ConsumerRecord<String, byte[]>> again = after.subList(before.size(), after.size());
    assertThat(Letters.indices(again)).isEqualTo(range(blocks.size()));
    for (int i = 0; i < again.size(); i++) {
      assertThat(again.get(i).value()).isEqualTo(blocks.get(i).value());
      assertThat(again.get(i).headers()).isEqualTo(blocks.get(i).headers());
      assertThat(again.get(i).partition()).isEqualTo(before.get(0).partition());
    }
    assertThat(published("whole/c/1")).hasSize(others.size());
  }

  @Test
  void aBlockInTheMiddleBringsThoseAfterIt() throws Exception {
    List<ProducerRecord<String, byte[]>> blocks =
        Letters.blocks(
            Topics.SNAPSHOTS, Letters.configuration(new SnapshotId("middle", "c", 0), 25));
    letters.publish(blocks);
    letters.publish(blocks);
    List<ConsumerRecord<String, byte[]>> before = published("middle/c/0");

    replay.publish(letters.giveUp(before.get(blocks.size() + 1), "graph-service", "is cut"));

    assertThat(Letters.indices(published("middle/c/0").subList(before.size(), 3 * blocks.size())))
        .isEqualTo(range(blocks.size()));
  }

  @Test
  void aGraphBringsThoseOfItsContinuationsBeforeIt() throws Exception {
    SnapshotId parent = new SnapshotId("group", "c", 0);
    Graph graph = Letters.graph(parent, 25).withContinuations(2);
    for (int i = 0; i < 2; i++) {
      letters.publish(Letters.blocks(Topics.GRAPHS, continuation(parent, i)));
    }
    letters.publish(Letters.blocks(Topics.GRAPHS, graph));
    List<ConsumerRecord<String, byte[]>> before = graphs("group");

    replay.publish(letters.giveUp(before.get(before.size() - 1), "model-service", "not finite"));

    List<ConsumerRecord<String, byte[]>> after = graphs("group");
    assertThat(ids(after.subList(before.size(), after.size()))).isEqualTo(ids(before));
  }

  @Test
  void whatIsNotThereWholeIsNotPublished() throws Exception {
    SnapshotId parent = new SnapshotId("gone", "c", 0);
    List<ProducerRecord<String, byte[]>> blocks =
        Letters.blocks(Topics.GRAPHS, Letters.graph(parent, 25));
    letters.publish(blocks.subList(1, blocks.size()));
    letters.publish(Letters.blocks(Topics.GRAPHS, continuation(parent, 0)));
    List<ConsumerRecord<String, byte[]>> before = graphs("gone");

    Letter cut = letters.giveUp(before.get(blocks.size() - 2), "model-service", "block 0 was due");
    assertThatThrownBy(() -> replay.publish(cut))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("1 block is not on", "gone/c/0#0/" + blocks.size(), "--again");
    Letter alone =
        letters.giveUp(before.get(before.size() - 1), "model-service", "the graph did not come");
    assertThatThrownBy(() -> replay.publish(alone))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("of a continuation", "gone/c/0", "--again");
    assertThat(graphs("gone")).hasSameSizeAs(before);
  }

  @Test
  void twoLettersOfOnePayloadPublishItOnce() throws Exception {
    List<ProducerRecord<String, byte[]>> blocks =
        Letters.blocks(
            Topics.SNAPSHOTS, Letters.configuration(new SnapshotId("twice", "c", 0), 25));
    letters.publish(blocks);
    List<ConsumerRecord<String, byte[]>> before = published("twice/c/0");
    Letter first = letters.giveUp(before.get(1), "graph-service", "is cut");
    Letter second = letters.giveUp(before.get(2), "graph-service", "block 1 was due");

    replay.publish(first);
    assertThat(replay.publish(second)).contains("was just published");

    assertThat(published("twice/c/0")).hasSize(2 * blocks.size());
  }

  @Test
  void aLetterThatLeadsNowhereSaysSo() throws Exception {
    SourceRequest request = SourceRequest.of("followed", "/data/run.dump", Split.LIVE);
    letters.broker.send(Topics.SOURCES.record(request, "launcher"));
    ConsumerRecord<String, byte[]> origin = requests("followed").get(0);

    Letter frame =
        letters.add(
            origin, DeadLetter.ofFrame("ingest-service", origin.topic(), "run.dump: frame 3"));
    assertThatThrownBy(() -> replay.publish(frame))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("./supercool ingest FILE");
    Letter forged = letters.add(origin, DeadLetter.of("x", Topics.MODELS.name(), 0, 0, "x"));
    assertThatThrownBy(() -> replay.publish(forged))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("says that it is of supercool.models.v1");
    assertThat(requests("followed")).hasSize(1);
  }

  private static Graph continuation(SnapshotId parent, int number) {
    return Letters.graph(parent.derived(new Derivation(Derivation.Kind.CONTINUATION, number)), 25);
  }

  private List<ConsumerRecord<String, byte[]>> requests(String id) {
    return letters.broker.all(
        Topics.SOURCES.name(), record -> id.equals(CloudEvents.recordId(record.headers())));
  }

  private List<ConsumerRecord<String, byte[]>> published(String snapshot) {
    return letters.published(Topics.SNAPSHOTS, snapshot);
  }

  private List<ConsumerRecord<String, byte[]>> graphs(String trajectory) {
    return letters.broker.all(Topics.GRAPHS.name(), record -> trajectory.equals(record.key()));
  }

  private static List<String> ids(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().map(record -> CloudEvents.text(record.headers(), "ce_id")).toList();
  }

  private static List<Integer> range(int end) {
    List<Integer> range = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      range.add(i);
    }
    return range;
  }
}
