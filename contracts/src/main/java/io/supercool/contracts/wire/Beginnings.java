package io.supercool.contracts.wire;

import static io.supercool.contracts.wire.Checks.require;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Graph.Beginning;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The beginnings of a graph on the wire: beside the graph's own columns those of each, under the
 * prefix {@code beginning_K_}, and their times in the metadata.
 */
final class Beginnings {
  private static final String TIMES = "beginning_times";

  private Beginnings() {}

  /** The beginnings with {@code change} made to the graph of each. */
  static List<Beginning> each(Graph whole, UnaryOperator<Graph> change) {
    return whole.beginnings().stream()
        .map(beginning -> new Beginning(beginning.time(), change.apply(beginning.graph())))
        .toList();
  }

  /**
   * The whole beginnings of which {@code parts} hold the half lists.
   *
   * @throws io.supercool.contracts.ContractException if the parts disagree in them
   */
  static List<Beginning> joined(List<Graph> parts) {
    List<Beginning> first = parts.get(0).beginnings();
    List<Beginning> joined = new ArrayList<>(first.size());
    for (int k = 0; k < first.size(); k++) {
      List<Graph> ofAll = new ArrayList<>(parts.size());
      for (Graph part : parts) {
        require(
            part.beginnings().size() == first.size()
                && part.beginnings().get(k).time() == first.get(k).time(),
            "blocks of %s: beginnings differ",
            part.configuration().id());
        ofAll.add(part.beginnings().get(k).graph());
      }
      joined.add(new Beginning(first.get(k).time(), HalfList.join(ofAll)));
    }
    return joined;
  }

  /** Refuses more than can be, and times that are not after the configuration's. */
  static void check(Graph whole) {
    List<Beginning> beginnings = whole.beginnings();
    require(beginnings.size() <= Graph.MOST_BEGINNINGS, "%d beginnings", beginnings.size());
    for (Beginning beginning : beginnings) {
      require(
          beginning.time() > 0 && Double.isFinite(beginning.time()),
          "%s: %s",
          TIMES,
          beginning.time());
      require(beginning.graph().beginnings().isEmpty(), "a beginning has beginnings");
    }
  }

  /** Adds the columns and the times. */
  static void write(Graph whole, BatchWriter batch, Map<String, String> metadata) {
    List<Beginning> beginnings = whole.beginnings();
    if (beginnings.isEmpty()) {
      return;
    }
    metadata.put(
        TIMES, HeaderFields.json(beginnings.stream().mapToDouble(Beginning::time).toArray()));
    for (int k = 0; k < beginnings.size(); k++) {
      Graph graph = beginnings.get(k).graph();
      ConfigurationColumns.writePlaces(prefix(k), graph.configuration(), batch);
      GraphCodec.writeEdges(prefix(k), graph, batch);
    }
  }

  /** What {@link #write} wrote beside {@code whole}. */
  static List<Beginning> read(Graph whole, BatchReader batch) {
    if (batch.metadata(TIMES) == null) {
      return List.of();
    }
    double[] times = HeaderFields.doubles(batch, TIMES);
    require(times.length <= Graph.MOST_BEGINNINGS, "%s: %d", TIMES, times.length);
    List<Beginning> beginnings = new ArrayList<>(times.length);
    for (int k = 0; k < times.length; k++) {
      Configuration places =
          ConfigurationColumns.readPlaces(prefix(k), whole.configuration(), batch);
      beginnings.add(
          new Beginning(
              times[k],
              GraphCodec.readEdges(prefix(k), places, whole.cutoff(), whole.lMax(), batch)));
    }
    return beginnings;
  }

  private static String prefix(int k) {
    return "beginning_" + k + "_";
  }
}
