package io.supercool.physics.neighbour;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Finds the {@link NeighbourList} of positions in a box: a pair is an edge if and only if its
 * distance r < cutoff, in double precision. Linear in the number of particles. In orthogonal boxes
 * buffers are reused from one call to the next and only the result is allocated, or not even that.
 * Not thread-safe, but the work may be shared among threads; the result does not depend on how.
 */
public final class NeighbourSearch {
  private final Method method;

  /** How boxes of one kind are searched. */
  interface Method {
    NeighbourList find(double[] positions);

    NeighbourList find(double[] positions, NeighbourList spent);

    void visit(double[] positions, Visitor visitor);
  }

  /** Takes the neighbours of one particle. */
  @FunctionalInterface
  public interface Visitor {
    /** The neighbourhood holds until this returns. */
    void visit(int receiver, Neighbourhood neighbours);
  }

  /**
   * A search for pairs closer than {@code cutoff} on the calling thread alone.
   *
   * @throws io.supercool.physics.geometry.BoxTooSmallException if a width of the box is smaller
   *     than 2 cutoffs
   */
  public NeighbourSearch(PeriodicBox box, double cutoff) {
    this(box, cutoff, 1);
  }

  /**
   * A search for pairs closer than {@code cutoff}.
   *
   * @param threads parts into which the work is cut, at least 1; several are done side by side on
   *     the calling thread and those of the fork-join pool it is in (else the common one)
   * @throws io.supercool.physics.geometry.BoxTooSmallException if a width of the box is smaller
   *     than 2 cutoffs
   */
  public NeighbourSearch(PeriodicBox box, double cutoff, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; at least one is needed");
    }
    box.requireCutoff(cutoff);
    method =
        box.isTilted()
            ? new TiltedSearch(box, cutoff, threads)
            : new OrthogonalSearch(box, cutoff, threads);
  }

  /**
   * The neighbour list of one set of positions, in arrays of its own.
   *
   * @param positions {@code [particle * dimensions + axis]}, anywhere in space, not modified
   * @throws IllegalArgumentException if a coordinate is not finite, or there are too many particles
   *     or edges
   */
  public NeighbourList find(double[] positions) {
    return method.find(positions);
  }

  /**
   * The same, in the arrays of a list that is no longer needed as far as they are long enough.
   *
   * @param spent overwritten
   */
  public NeighbourList find(double[] positions, NeighbourList spent) {
    return method.find(positions, spent);
  }

  /**
   * Shows a visitor every particle with its neighbours, in no particular order. The visitor is
   * called by the calling thread alone. In an orthogonal box the search stays there too, and needs
   * memory for the neighbours of a few particles only.
   *
   * @param positions as for {@link #find(double[])}
   */
  public void visit(double[] positions, Visitor visitor) {
    method.visit(positions, visitor);
  }

  /** Does every part of a work: a single one on the calling thread, several in parallel. */
  static void inParallel(int parts, IntConsumer part) {
    if (parts == 1) {
      part.accept(0);
    } else {
      IntStream.range(0, parts).parallel().forEach(part);
    }
  }
}
