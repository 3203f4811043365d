package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.RecordLimits;
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
  void graphs(int lMax) {
    RandomPayloads random = new RandomPayloads(lMax);
    for (int particles : List.of(1, 2, 50, 300)) {
      Graph graph = random.graph(particles, lMax, particles % 100 == 0);
      roundTrip(GRAPHS, graph, RecordLimits.BLOCK_BYTES);
      roundTrip(GRAPHS, graph, 30_000);
      roundTrip(GRAPHS, graph, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void graphsWithBeginnings(int lMax) {
    RandomPayloads random = new RandomPayloads(lMax);
    for (int particles : List.of(1, 50, 300)) {
      Graph graph = random.graphWithBeginnings(particles, lMax, 3);
      roundTrip(GRAPHS, graph, RecordLimits.BLOCK_BYTES);
      roundTrip(GRAPHS, graph, 30_000);
    }
  }

  @Test
  void partsWithOtherBeginningsAreNotJoined() {
    Graph graph = new RandomPayloads(2).graphWithBeginnings(50, 0, 2);
    List<Block<Graph>> blocks =
        new ArrayList<>(GRAPHS.encode(graph, 10_000).stream().map(GRAPHS::decode).toList());
    Block<Graph> last = blocks.remove(blocks.size() - 1);
    Graph fewer = last.part().withBeginnings(last.part().beginnings().subList(0, 1));
    blocks.add(
        new Block<>(last.index(), last.count(), last.firstParticle(), last.particles(), fewer));
    assertThatThrownBy(() -> GRAPHS.join(blocks))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("beginnings differ");
  }

  @Test
  void aBeginningIsLaterThanItsConfiguration() {
    Graph graph = new RandomPayloads(2).graphWithBeginnings(5, 0, 1);
    Graph now =
        graph.withBeginnings(List.of(new Graph.Beginning(0, graph.beginnings().get(0).graph())));
    assertThatThrownBy(() -> GRAPHS.encode(now, 1000))
        .isInstanceOf(ContractException.class)
        .hasMessage("beginning_times: 0.0");
    assertThatThrownBy(() -> GRAPHS.encode(graph.withBeginnings(nested(graph)), 1000))
        .isInstanceOf(ContractException.class)
        .hasMessage("a beginning has beginnings");
  }

  private static List<Graph.Beginning> nested(Graph graph) {
    return List.of(new Graph.Beginning(1, graph));
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
    Propensity targets = label.propensity();
    Label fewer =
        new Label(
            label.snapshot(),
            label.units(),
            new Propensity(targets.times(), targets.values(), targets.halves(), 31));
    List<Block<Label>> blocks =
        List.of(new Block<>(0, 2, 0, 8, label), new Block<>(1, 2, 4, 8, fewer));
    assertThat(codec.join(blocks).propensity().replicas()).isEqualTo(31);
  }

  @Test
  void aRealSizedGraphTravelsInBlocksNearTheTarget() {
    Graph graph = new RandomPayloads(9).graph(4096, 0, true);
    List<byte[]> blocks = GRAPHS.encode(graph, RecordLimits.BLOCK_BYTES);
    assertThat(blocks).hasSize(2);
    for (byte[] block : blocks.subList(0, blocks.size() - 1)) {
      assertThat(block.length).isBetween(RecordLimits.BLOCK_BYTES * 9 / 10, RecordLimits.BLOCK_BYTES * 11 / 10);
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
    Graph far = random.graph(20, 3, true);
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
    List<Block<Configuration>> some = decode(random.configuration(30, 3, true));
    List<Block<Configuration>> others = decode(random.configuration(30, 3, true));
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

  private static <T> void roundTrip(PayloadCodec<T> codec, T payload, int target) {
    List<byte[]> records = codec.encode(payload, target);
    List<Block<T>> blocks = records.stream().map(codec::decode).toList();
    assertThat(blocks).allMatch(block -> block.count() == records.size());
    T joined = codec.join(blocks);
    Exactly.assertSame(joined, payload);
    assertThat(codec.id(joined)).isEqualTo(codec.id(payload));
    assertThat(codec.encode(joined, target))
        .usingElementComparator(Arrays::compare)
        .containsExactlyElementsOf(records);
  }
}
