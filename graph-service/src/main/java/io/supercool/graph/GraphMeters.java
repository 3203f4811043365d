package io.supercool.graph;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.supercool.contracts.Graph;
import jakarta.enterprise.context.ApplicationScoped;
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
            .description("Graphs published")
            .register(registry);
    build =
        Timer.builder("supercool.graph.build")
            .description("Quench, neighbour list and harmonics of one snapshot")
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

  Graph time(Supplier<Graph> work) {
    Graph graph = build.record(work);
    edges.record(graph.edges());
    return graph;
  }

  void published() {
    built.increment();
  }
}
