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
 * Short isoconfigurational continuations of a configuration, for test-time averaging: a propensity
 * is the mean over the places that replicas reach after a short time and go on from, so its
 * prediction is averaged over some of these. See docs/explanation/physics.md, Short continuations
 * and test-time averaging.
 *
 * @param count how many for each configuration that is to be tested on, but at most 2^17 particles
 *     in all; those learned from, and those that come live, have none
 */
record Continuations(int count) {
  /**
   * In reduced units: longer than the rattling in a cage, and far shorter than the relaxation of a
   * glassy liquid.
   */
  static final double TIME = 5;

  /**
   * Particles in all continuations of one configuration: the time and memory for them stay near
   * those for one large snapshot.
   */
  private static final int MAX_PARTICLES = 1 << 17;

  /**
   * A thread for each processor of this process's share. Continuations run side by side, each on
   * one thread: they never wait for each other, as the parts of one force do. Their spans are in
   * the caller's trace.
   */
  private static final ExecutorService WORKERS =
      Context.taskWrapping(Executors.newFixedThreadPool(processors(), Continuations::daemon));

  /**
   * The configurations {@link #TIME} after {@code start}, with their inherent structures: none
   * where the split asks for none, the potential or the temperature is not known, or it is derived
   * from another itself. The same configuration and number always give the same.
   *
   * @throws SnapshotException if particles overlap, or are too hot, so that they fly apart
   * @throws IllegalArgumentException if the box or a species is not the potential's
   * @throws io.supercool.physics.quench.QuenchException if a quench does not converge
   */
  List<Configuration> of(Configuration start) {
    if (start.header().split() != Split.TEST
        || start.snapshot().derivation() != null
        || !(start.header().temperature() > 0)
        || ForceFields.onOneThread(start).isEmpty()) {
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
    ForceField forceField = ForceFields.onOneThread(start).orElseThrow();
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
   * Processors of this process's share: the threads of the common pool and the one that calls it,
   * as for the parts of a force. Several graph-services on one machine are each started with their
   * share. It is read from the property, since the pool's own methods say 1 where it has no thread.
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
