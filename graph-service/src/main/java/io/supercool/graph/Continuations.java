package io.supercool.graph;

import io.opentelemetry.context.Context;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.physics.dynamics.VelocityVerlet;
import io.supercool.physics.potential.ForceField;
import io.supercool.support.tracing.Spans;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Short isoconfigurational continuations of a configuration. A propensity is the mean over
 * replicas, and over how they go on from where they are after a short time: so is its prediction
 * (test-time averaging).
 *
 * @param count how many for each configuration that is to be tested on, fewer for one of more than
 *     16,384 particles; those learned from, and those that come live, have none
 */
record Continuations(int count) {
  /** Longer than the rattling in a cage, and far shorter than the relaxation of a glassy liquid. */
  static final double TIME = 5;

  /**
   * Particles in all continuations of one configuration: what they take of time and memory stays
   * near that of a large snapshot.
   */
  private static final int MAX_PARTICLES = 1 << 17;

  /**
   * One for each processor of this process's share: continuations have nothing to wait for in each
   * other, as the parts of one have. What they do is in the caller's trace.
   */
  private static final ExecutorService WORKERS =
      Context.taskWrapping(Executors.newFixedThreadPool(processors(), Continuations::daemon));

  /**
   * The configurations {@link #TIME} after {@code start}, with their inherent structures: none
   * where the split asks for none, the potential or the temperature is not known, or it is derived
   * from another itself. The same configuration always has the same.
   *
   * @throws SnapshotException if particles overlap, or are too hot, so that they fly apart
   * @throws io.supercool.physics.quench.QuenchException as {@link InherentCompletion#complete}
   */
  List<Configuration> of(Configuration start) {
    if (start.header().split() != Split.TEST
        || start.snapshot().derivation() != null
        || !(start.header().temperature() > 0)
        || InherentCompletion.forceField(start, false).isEmpty()) {
      return List.of();
    }
    List<CompletableFuture<Configuration>> continuations =
        IntStream.range(0, affordable(count, start.particles()))
            .mapToObj(
                replica -> CompletableFuture.supplyAsync(() -> replica(start, replica), WORKERS))
            .toList();
    try {
      return continuations.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private Configuration replica(Configuration start, int replica) {
    ForceField forceField = InherentCompletion.forceField(start, false).orElseThrow();
    long seed = start.recordId().hashCode() * (long) count + replica;
    double[] positions = Spans.within("continuation", () -> simulate(start, forceField, seed));
    SnapshotId id = start.snapshot().derived(new Derivation(Derivation.Kind.CONTINUATION, replica));
    Configuration later =
        Configuration.of(
            start.header().with().id(id).elapsed(TIME).build(), start.species(), positions);
    return InherentCompletion.complete(later, forceField);
  }

  private static double[] simulate(Configuration start, ForceField forceField, long seed) {
    double temperature = start.header().temperature();
    try {
      return VelocityVerlet.DEFAULT.run(forceField, start.positions(), temperature, TIME, seed);
    } catch (IllegalArgumentException e) {
      throw new SnapshotException(
          ("its particles fly apart in a simulation at temperature %s: %s; correct temperature,"
                  + " units or box, or set graph.continuations to 0")
              .formatted(temperature, e.getMessage()),
          e);
    }
  }

  /** How many of {@code count} a configuration of so many particles has. */
  static int affordable(int count, int particles) {
    return Math.min(count, MAX_PARTICLES / particles);
  }

  /**
   * Those of the common pool and the thread that calls it, as for the parts of a force: several
   * graph-services on one machine are each started with their share. The pool's own methods would
   * say 1 where it has none.
   */
  private static int processors() {
    int all = Runtime.getRuntime().availableProcessors();
    return Math.max(
        1, Integer.getInteger("java.util.concurrent.ForkJoinPool.common.parallelism", all - 1) + 1);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "continuation");
    thread.setDaemon(true);
    return thread;
  }
}
