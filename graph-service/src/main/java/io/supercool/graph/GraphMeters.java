package io.supercool.graph;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.supercool.contracts.Graph;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** What this service counts and times. */
@ApplicationScoped
class GraphMeters {
  private final Counter built;
  private final Timer build;
  private final DistributionSummary edges;

  GraphMeters(MeterRegistry registry) {
    built =
        Counter.builder("supercool.graphs.built")
            .description("Snapshots whose graph is published")
            .register(registry);
    build =
        Timer.builder("supercool.graph.build")
            .description("Quench, neighbour list and continuations of one snapshot")
            .publishPercentileHistogram()
            .register(registry);
    edges =
        DistributionSummary.builder("supercool.graph.edges")
            .description("Directed edges of a graph")
            .publishPercentileHistogram()
            .minimumExpectedValue(1e2)
            .maximumExpectedValue(1e8)
            .register(registry);
  }

  /** The graphs that {@code work} builds, the snapshot's own last. */
  List<Graph> time(Supplier<List<Graph>> work) {
    List<Graph> graphs = build.record(work);
    edges.record(graphs.get(graphs.size() - 1).edges());
    return graphs;
  }

  void published() {
    built.increment();
  }
}
