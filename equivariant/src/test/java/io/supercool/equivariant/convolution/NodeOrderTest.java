package io.supercool.equivariant.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.Edges;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeOrderTest {

  private static final int NODES = 2000;

  private final Edges edges =
      ConvolutionCase.random(new ConvolutionShape(0, 1, 1, true), NODES, 1).edges();

  @Test
  void isAPermutation() {
    assertThat(edges.order()).containsExactlyInAnyOrder(IntStream.range(0, NODES).toArray());
  }

  /** What the order is for: 64 nodes visited together have few different neighbours. */
  @Test
  void bringsNodesTogetherThatShareNeighbours() {
    int[] numbered = IntStream.range(0, NODES).toArray();
    assertThat(distinctNeighbours(edges.order())).isLessThan(distinctNeighbours(numbered) * 3 / 5);
  }

  private int distinctNeighbours(int[] order) {
    int sum = 0;
    for (int start = 0; start + 64 <= NODES; start += 64) {
      Set<Integer> neighbours = new HashSet<>();
      for (int visit = start; visit < start + 64; visit++) {
        for (int edge = edges.offsets()[order[visit]];
            edge < edges.offsets()[order[visit] + 1];
            edge++) {
          neighbours.add(edges.senders()[edge]);
        }
      }
      sum += neighbours.size();
    }
    return sum;
  }
}
