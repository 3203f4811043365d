package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Payload;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  private static final ConfigurationCodec CONFIGURATIONS = new ConfigurationCodec();
  private static final GraphCodec GRAPHS = new GraphCodec();
  private static final PredictionCodec PREDICTIONS = new PredictionCodec();

  @ParameterizedTest
  @CsvSource({
    "1,2,true",
    "1,3,false",
    "17,2,false",
    "1000,3,true",
    "999,2,true",
    "4096,3,true",
    "4096,3,false"
  })
  void configurationsAndPredictions(int particles, int dimensions, boolean everything) {
    RandomPayloads random = new RandomPayloads(particles + dimensions);
    for (int target : List.of(RecordLimits.BLOCK_BYTES, 20_000, 1)) {
      if (target > 1 || particles < 100) {
        roundTrip(CONFIGURATIONS, random.configuration(particles, dimensions, everything), target);
        roundTrip(PREDICTIONS, random.prediction(particles, dimensions, everything), target);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 6})
  void graphs(int seed) {
    RandomPayloads random = new RandomPayloads(seed);
    for (int particles : List.of(1, 2, 50, 300)) {
      Graph graph = random.graph(particles, particles % 100 == 0);
      roundTrip(GRAPHS, graph, RecordLimits.BLOCK_BYTES);
      roundTrip(GRAPHS, graph, 30_000);
      roundTrip(GRAPHS, graph, 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"CONTINUATION,0", "TIME_REVERSED,31"})
  void derivedSnapshotsInEveryPayload(Derivation.Kind kind, int replica) {
    RandomPayloads random = new RandomPayloads(5);
    Configuration some = random.configuration(20, 3, true);
    Derivation derivation = new Derivation(kind, replica);
    SnapshotId id = some.snapshot().parent().derived(derivation);
    Configuration derived = some.withHeader(some.header().with().id(id).elapsed(1.5).build());
    roundTrip(CONFIGURATIONS, derived, 500);
    roundTrip(GRAPHS, random.graph(20, true).withConfiguration(derived), 500);
    roundTrip(PREDICTIONS, random.prediction(20, 3, true).withConfiguration(derived), 500);
    roundTrip(new ReplicaCodec(), random.replica(20, 3).withSnapshot(id), 300);
    Label label = random.label(20, true);
    roundTrip(new LabelCodec(), new Label(id, label.units(), label.propensity()), 300);
  }

  @Test
  void partsThatSayOtherContinuationsAreNotJoined() {
    Graph graph = new RandomPayloads(2).graph(50, true).withContinuations(2);
    List<Block<Graph>> blocks =
        new ArrayList<>(GRAPHS.encode(graph, 3_000).stream().map(GRAPHS::decode).toList());
    assertThat(blocks).hasSizeGreaterThan(1);
    Block<Graph> last = blocks.remove(blocks.size() - 1);
    Graph fewer = last.part().withContinuations(1);
    blocks.add(
        new Block<>(last.index(), last.count(), last.firstParticle(), last.particles(), fewer));
    assertThatThrownBy(() -> GRAPHS.join(blocks))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("continuations differ");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Graph.MAX_CONTINUATIONS + 1})
  void continuationsThatCannotBeAreNotWritten(int count) {
    Graph graph = new RandomPayloads(2).graph(5, false).withContinuations(count);
    assertThatThrownBy(() -> GRAPHS.encode(graph, 1000))
        .isInstanceOf(ContractException.class)
        .hasMessage("continuations: " + count);
  }

  @ParameterizedTest
  @CsvSource({"1,2,true", "17,3,false", "4096,3,true"})
  void replicasAndLabels(int particles, int dimensions, boolean halves) {
    RandomPayloads random = new RandomPayloads(particles);
    for (int target : List.of(RecordLimits.BLOCK_BYTES, 20_000, 300)) {
      roundTrip(new ReplicaCodec(), random.replica(particles, dimensions), target);
      roundTrip(new LabelCodec(), random.label(particles, halves), target);
    }
  }

  @Test
  void aBlockIsWrittenAsItWasRead() {
    LabelCodec codec = new LabelCodec();
    for (byte[] record : codec.encode(new RandomPayloads(8).label(50, true), 200)) {
      assertThat(codec.encode(codec.decode(record))).isEqualTo(record);
    }
  }

  @Test
  void aLabelOfBlocksCountsTheFewestReplicas() {
    LabelCodec codec = new LabelCodec();
    Label label = new RandomPayloads(8).label(4, true);
    Label fewer = new Label(label.snapshot(), label.units(), label.propensity().withReplicas(31));
    List<Block<Label>> blocks =
        List.of(new Block<>(0, 2, 0, 8, label), new Block<>(1, 2, 4, 8, fewer));
    assertThat(codec.join(blocks).propensity().replicas()).isEqualTo(31);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void aLabelOfBlocksHasHalvesWhereAllBlocksHaveThem(boolean first, boolean second) {
    LabelCodec codec = new LabelCodec();
    Label label = new RandomPayloads(8).label(4, true);
    Label other = new Label(label.snapshot(), label.units(), label.propensity().withHalves(null));
    List<Block<Label>> blocks =
        List.of(
            new Block<>(0, 2, 0, 8, first ? label : other),
            new Block<>(1, 2, 4, 8, second ? label : other));
    assertThat(codec.join(blocks).propensity().halves() != null).isEqualTo(first && second);
  }

  @Test
  void aRealSizedGraphTravelsInBlocksNearTheTarget() {
    Graph graph = new RandomPayloads(9).graph(4096, true);
    List<byte[]> blocks = GRAPHS.encode(graph, RecordLimits.BLOCK_BYTES);
    assertThat(blocks).hasSize(2);
    for (byte[] block : blocks.subList(0, blocks.size() - 1)) {
      assertThat(block.length)
          .isBetween(RecordLimits.BLOCK_BYTES * 9 / 10, RecordLimits.BLOCK_BYTES * 11 / 10);
    }
    Graph joined = GRAPHS.join(blocks.stream().map(GRAPHS::decode).toList());
    assertThat(joined.vectors()).isEqualTo(graph.vectors());
    assertThat(joined.senders()).isEqualTo(graph.senders());
    assertThat(joined.offsets()).isEqualTo(graph.offsets());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void tiltedBoxes(int dimensions) {
    double[] box =
        dimensions == 2 ? new double[] {5, 0, 1, 6} : new double[] {5, 0, 0, 1, 6, 0, -1, 2, 7};
    Configuration plain = new RandomPayloads(9).configuration(50, dimensions, true);
    roundTrip(CONFIGURATIONS, RandomPayloads.in(plain, box), 1000);
    assertThat(RandomPayloads.in(plain, box).header().dimensions()).isEqualTo(dimensions);
  }

  @Test
  void theWidestPredictionIsRead() {
    roundTrip(PREDICTIONS, new RandomPayloads(6).widestPrediction(3), RecordLimits.BLOCK_BYTES);
  }

  @Test
  void whatItsReadersWouldRefuseIsNotWritten() {
    RandomPayloads random = new RandomPayloads(4);
    Configuration configuration = random.configuration(20, 3, true);
    configuration.positions()[7] = Double.NaN;
    assertThatThrownBy(() -> CONFIGURATIONS.encode(configuration, 1000))
        .isInstanceOf(ContractException.class)
        .hasMessage("positions, entry 7: NaN");
    Graph far = random.graph(20, true);
    int reverse = far.offsets()[far.senders()[0]];
    Arrays.fill(far.vectors(), 0, 3, 1.9f);
    Arrays.fill(far.vectors(), 3 * reverse, 3 * reverse + 3, -1.9f);
    assertThatThrownBy(() -> GRAPHS.encode(far, 1000))
        .isInstanceOf(ContractException.class)
        .hasMessageStartingWith("vectors, edge 0: length 3.29");
  }

  @Test
  void partsThatDoNotBelongTogetherAreNotJoined() {
    RandomPayloads random = new RandomPayloads(5);
    Configuration configuration = random.configuration(30, 3, true);
    List<Block<Configuration>> some = decode(configuration);
    List<Block<Configuration>> others =
        decode(configuration.withHeader(configuration.header().withElapsed(99)));
    assertThat(some).hasSizeGreaterThan(2);
    assertThatThrownBy(() -> CONFIGURATIONS.join(some.subList(0, 2)))
        .isInstanceOf(ContractException.class);
    assertThatThrownBy(() -> CONFIGURATIONS.join(some.subList(1, some.size())))
        .isInstanceOf(ContractException.class);
    assertThatThrownBy(
            () ->
                CONFIGURATIONS.join(
                    Stream.concat(some.stream().limit(1), others.stream().skip(1)).toList()))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("headers differ");
  }

  private static List<Block<Configuration>> decode(Configuration configuration) {
    return CONFIGURATIONS.encode(configuration, 1000).stream().map(CONFIGURATIONS::decode).toList();
  }

  private static <T extends Payload> void roundTrip(PayloadCodec<T> codec, T payload, int target) {
    List<byte[]> records = codec.encode(payload, target);
    List<Block<T>> blocks = records.stream().map(codec::decode).toList();
    assertThat(blocks).allMatch(block -> block.count() == records.size());
    T joined = codec.join(blocks);
    Exactly.assertSame(joined, payload);
    assertThat(joined.recordId()).isEqualTo(payload.recordId());
    assertThat(codec.encode(joined, target))
        .usingElementComparator(Arrays::compare)
        .containsExactlyElementsOf(records);
  }
}
