package io.supercool.contracts.wire;

import static io.supercool.contracts.wire.Checks.failure;
import static io.supercool.contracts.wire.Checks.require;

import io.supercool.contracts.Graph;
import java.util.Arrays;
import java.util.List;

/**
 * The half list of a graph: of the two edges of a pair the one whose sender is above its receiver.
 * The other one says nothing new: its vector is the negative.
 */
final class HalfList {
  /** Rounding of single precision: how far the vectors of a pair may be from opposite. */
  private static final double OPPOSITE_TOLERANCE = 1e-5;

  private HalfList() {}

  /**
   * The edges of {@code graph} whose senders are above their receivers.
   *
   * @throws io.supercool.contracts.ContractException unless the other half follows from them:
   *     senders ascend in every row, and every edge has its reverse with the opposite vector
   */
  static Graph of(Graph graph) {
    GraphChecks.rows(graph);
    int[] offsets = graph.offsets();
    int[] senders = graph.senders();
    int particles = offsets.length - 1;
    int[] halfOffsets = new int[particles + 1];
    int[] halfSenders = new int[graph.edges() / 2];
    float[] halfVectors = new float[halfSenders.length * 3];
    // The next entry of each row whose reverse has not been met: rows below met those before.
    int[] next = Arrays.copyOf(offsets, particles);
    int edges = 0;
    for (int receiver = 0; receiver < particles; receiver++) {
      int from = next[receiver];
      int previous = receiver;
      for (int edge = from; edge < offsets[receiver + 1]; edge++) {
        int sender = senders[edge];
        if (sender <= previous || sender >= particles) {
          throw notPaired(graph, receiver, edge, previous);
        }
        int reverse = next[sender]++;
        if (reverse >= offsets[sender + 1]
            || senders[reverse] != receiver
            || !opposite(graph, edge, reverse)) {
          throw failure(
              "senders, edge %d: no reverse of the edge from %d to %d", edge, sender, receiver);
        }
        previous = sender;
      }
      int count = offsets[receiver + 1] - from;
      System.arraycopy(senders, from, halfSenders, edges, count);
      System.arraycopy(graph.vectors(), 3 * from, halfVectors, 3 * edges, 3 * count);
      edges += count;
      halfOffsets[receiver + 1] = edges;
    }
    return new Graph(
        graph.configuration(),
        graph.cutoff(),
        graph.continuations(),
        halfOffsets,
        halfSenders,
        halfVectors);
  }

  /**
   * The whole graph of which {@code parts} are the half list, cut after some particles: every edge
   * with its reverse, senders ascending in every row.
   *
   * @throws io.supercool.contracts.ContractException if so many edges fit no array, or the parts
   *     disagree
   */
  static Graph join(List<Graph> parts) {
    Graph first = parts.get(0);
    int[] offsets = offsets(parts);
    int particles = offsets.length - 1;
    int[] senders = new int[offsets[particles]];
    float[] vectors = new float[3 * senders.length];
    int[] end = Arrays.copyOf(offsets, particles);
    int receiver = 0;
    for (Graph part : parts) {
      for (int row = 0; row < part.offsets().length - 1; row++, receiver++) {
        int from = part.offsets()[row];
        int count = part.offsets()[row + 1] - from;
        // Rows below have appended their receivers here: this row's own edges come after them.
        System.arraycopy(part.senders(), from, senders, end[receiver], count);
        System.arraycopy(part.vectors(), 3 * from, vectors, 3 * end[receiver], 3 * count);
        for (int edge = from; edge < from + count; edge++) {
          int reverse = end[part.senders()[edge]]++;
          senders[reverse] = receiver;
          for (int axis = 0; axis < 3; axis++) {
            vectors[3 * reverse + axis] = 0 - part.vectors()[3 * edge + axis];
          }
        }
      }
    }
    return new Graph(
        Joined.configuration(parts.stream().map(Graph::configuration).toList()),
        first.cutoff(),
        first.continuations(),
        offsets,
        senders,
        vectors);
  }

  /** Offsets of the whole graph: a row holds its own edges and the reverse ones of rows below. */
  private static int[] offsets(List<Graph> parts) {
    int particles = 0;
    long edges = 0;
    for (Graph part : parts) {
      particles += part.configuration().particles();
      edges += 2L * part.edges();
    }
    require(edges * 3 <= Integer.MAX_VALUE - 8, "the vectors of %d edges fit no array", edges);
    int[] offsets = new int[particles + 1];
    int receiver = 0;
    for (Graph part : parts) {
      for (int row = 0; row < part.offsets().length - 1; row++, receiver++) {
        offsets[receiver + 1] += part.offsets()[row + 1] - part.offsets()[row];
      }
      for (int sender : part.senders()) {
        offsets[sender + 1]++;
      }
    }
    for (int row = 0; row < particles; row++) {
      offsets[row + 1] += offsets[row];
    }
    return offsets;
  }

  private static boolean opposite(Graph graph, int edge, int reverse) {
    float[] vectors = graph.vectors();
    for (int axis = 0; axis < 3; axis++) {
      float sum = vectors[3 * edge + axis] + vectors[3 * reverse + axis];
      if (!(Math.abs(sum) <= OPPOSITE_TOLERANCE * graph.cutoff())) {
        return false;
      }
    }
    return true;
  }

  private static RuntimeException notPaired(Graph graph, int receiver, int edge, int previous) {
    int sender = graph.senders()[edge];
    int particles = graph.offsets().length - 1;
    if (sender < 0 || sender >= particles) {
      return failure("senders, edge %d: %d of %d particles", edge, sender, particles);
    }
    return sender < receiver
        ? failure("senders, edge %d: no reverse of the edge from %d to %d", edge, sender, receiver)
        : failure("senders, edge %d: %d after %d, not ascending", edge, sender, previous);
  }
}
