package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Graph;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfListTest {
  private final RandomPayloads payloads = new RandomPayloads(1);

  @Test
  void holdsEveryPairOnceAndGivesBothDirectionsBack() {
    Graph graph = payloads.graph(300, false);
    Graph half = HalfList.of(graph);
    assertThat(2 * half.edges()).isEqualTo(graph.edges());
    for (int row = 0; row < 300; row++) {
      for (int edge = half.offsets()[row]; edge < half.offsets()[row + 1]; edge++) {
        assertThat(half.senders()[edge]).isGreaterThan(row);
      }
    }
    Exactly.assertSame(HalfList.join(List.of(half)), graph);
  }

  @Test
  void zeroHasNoSignInEitherDirection() {
    Graph graph = payloads.graph(2, false);
    while (graph.edges() == 0) {
      graph = payloads.graph(2, false);
    }
    graph.vectors()[2] = 0;
    graph.vectors()[5] = 0;
    Exactly.assertSame(HalfList.join(List.of(HalfList.of(graph))), graph);
  }

  @Test
  void aGraphWhoseOtherHalfDoesNotFollowIsRefused() {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      Graph graph = payloads.graph(30, false);
      int edge = random.nextInt(graph.edges());
      switch (i % 4) {
        case 0 -> graph.senders()[edge] = other(random, 30, graph.senders()[edge]);
        case 1 -> graph.vectors()[3 * edge + random.nextInt(3)] += 0.01f;
        case 2 -> graph.vectors()[3 * edge] = Float.NaN;
        default -> graph = without(graph, edge);
      }
      Graph broken = graph;
      assertThatThrownBy(() -> HalfList.of(broken))
          .isInstanceOf(ContractException.class)
          .hasMessageStartingWith("senders, edge ");
    }
  }

  @Test
  void aSenderThatIsNoParticleIsRefusedByNumber() {
    Graph graph = payloads.graph(30, false);
    int last = graph.offsets()[1] - 1;
    graph.senders()[last] = 30;
    assertThatThrownBy(() -> HalfList.of(graph))
        .hasMessage("senders, edge %d: 30 of 30 particles", last);
    graph.senders()[last] = -1;
    assertThatThrownBy(() -> HalfList.of(graph))
        .hasMessage("senders, edge %d: -1 of 30 particles", last);
  }

  @Test
  void readersRefuseRowsThatAreNoHalfList() {
    Graph half = HalfList.of(payloads.graph(30, false));
    GraphChecks.half(half, 0, 30);
    // As the rows of receivers from 100 on, whose senders are all below.
    assertThatThrownBy(() -> GraphChecks.half(half, 100, 130))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("in the row of 100, after 100: not above and ascending");
    int[] senders = half.senders();
    int end = half.offsets()[1];
    assertThat(end).isGreaterThan(1);
    senders[end - 1] = senders[end - 2];
    assertThatThrownBy(() -> GraphChecks.half(half, 0, 30))
        .hasMessageContaining("edge %d: %d in the row of 0, after %<d", end - 1, senders[end - 1]);
    senders[end - 1] = 30;
    assertThatThrownBy(() -> GraphChecks.half(half, 0, 30))
        .hasMessageContaining("30 of 30 particles");
  }

  private static int other(Random random, int particles, int than) {
    int other = random.nextInt(particles - 1);
    return other < than ? other : other + 1;
  }

  private static Graph without(Graph graph, int edge) {
    int[] offsets = graph.offsets().clone();
    for (int row = 0; row < offsets.length; row++) {
      offsets[row] -= offsets[row] > edge ? 1 : 0;
    }
    return new Graph(
        graph.configuration(),
        graph.cutoff(),
        offsets,
        cut(graph.senders(), edge),
        Arrays.copyOf(graph.vectors(), graph.vectors().length - 3));
  }

  private static int[] cut(int[] values, int at) {
    int[] rest = Arrays.copyOf(values, values.length - 1);
    System.arraycopy(values, at + 1, rest, at, rest.length - at);
    return rest;
  }
}
