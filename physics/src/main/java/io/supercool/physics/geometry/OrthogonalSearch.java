package io.supercool.physics.geometry;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The search in orthogonal boxes: particles are screened in whole numbers, cell by cell. Buffers
 * are reused from one call to the next.
 */
final class OrthogonalSearch implements NeighbourSearch.Method {
  private final CellGrid grid;
  private final PairDistance distance;
  private final CellScan[] scans;
  private final RowWriter[] writers;
  private final Neighbourhood neighbourhood = new Neighbourhood();
  private int[] counts = {};
  // Cells of thread t: from[t] to from[t + 1].
  private final int[] from;

  OrthogonalSearch(PeriodicBox box, double cutoff, int threads) {
    grid = new CellGrid(box, cutoff);
    distance = new PairDistance(box, cutoff);
    scans = new CellScan[threads];
    writers = new RowWriter[threads];
    from = new int[threads + 1];
    for (int thread = 0; thread < threads; thread++) {
      scans[thread] = new CellScan(grid, distance);
      writers[thread] = new RowWriter(grid, distance);
    }
  }

  @Override
  public NeighbourList find(double[] positions) {
    int[] offsets = search(positions, new int[positions.length / grid.dimensions() + 1]);
    int edges = offsets[grid.particles()];
    return write(
        new NeighbourList(offsets, new int[edges], new float[3 * edges], new float[edges]));
  }

  @Override
  public NeighbourList find(double[] positions, NeighbourList spent) {
    int particles = positions.length / grid.dimensions();
    boolean same = spent.particles() == particles;
    int[] offsets = search(positions, same ? spent.offsets() : new int[particles + 1]);
    int edges = offsets[particles];
    boolean fits = edges <= spent.senders().length;
    int room = (int) Math.min(NeighbourList.MOST_EDGES, edges + edges / 8L);
    return write(
        new NeighbourList(
            offsets,
            fits ? spent.senders() : new int[room],
            fits ? spent.vectors() : new float[3 * room],
            fits ? spent.distances() : new float[room]));
  }

  @Override
  public void visit(double[] positions, NeighbourSearch.Visitor visitor) {
    place(positions);
    CellScan scan = scans[0];
    for (int cell = 0; cell < grid.shape().count(); cell++) {
      scan.clear();
      scan.scan(cell, counts);
      int next = 0;
      for (int slot = grid.start[cell]; slot < grid.start[cell + 1]; slot++) {
        neighbourhood.clear();
        for (int k = 0; k < counts[slot]; k++) {
          int image = scan.found()[next++];
          neighbourhood.add(
              grid.particleAt[Image.slot(image)],
              Math.sqrt(distance.square(grid.coordinates, slot, image)));
        }
        visitor.visit(grid.particleAt[slot], neighbourhood);
      }
    }
  }

  private void place(double[] positions) {
    grid.place(positions);
    if (counts.length < grid.particles()) {
      counts = new int[grid.particles()];
    }
  }

  /** Finds all neighbours and fills the offsets. */
  private int[] search(double[] positions, int[] offsets) {
    place(positions);
    divide();
    inParallel(this::scan);
    long edges = 0;
    for (CellScan scan : scans) {
      edges += scan.count();
    }
    if (edges > NeighbourList.MOST_EDGES) {
      throw NeighbourList.tooManyEdges();
    }
    for (int slot = 0; slot < grid.particles(); slot++) {
      offsets[grid.particleAt[slot] + 1] = counts[slot];
    }
    offsets[0] = 0;
    for (int k = 1; k < offsets.length; k++) {
      offsets[k] += offsets[k - 1];
    }
    return offsets;
  }

  private void scan(int thread) {
    scans[thread].clear();
    for (int cell = from[thread]; cell < from[thread + 1]; cell++) {
      scans[thread].scan(cell, counts);
    }
  }

  private NeighbourList write(NeighbourList list) {
    inParallel(
        thread -> {
          int next = 0;
          int[] found = scans[thread].found();
          for (int cell = from[thread]; cell < from[thread + 1]; cell++) {
            next = writers[thread].write(cell, found, next, list);
          }
        });
    return list;
  }

  /** Gives every thread cells next to each other with about as many particles. */
  private void divide() {
    int cell = 0;
    for (int thread = 0; thread < scans.length; thread++) {
      from[thread] = cell;
      long share = (long) grid.particles() * (thread + 1) / scans.length;
      while (cell < grid.shape().count() && grid.start[cell] < share) {
        cell++;
      }
    }
    from[scans.length] = grid.shape().count();
  }

  private void inParallel(IntConsumer part) {
    if (scans.length == 1) {
      part.accept(0);
    } else {
      IntStream.range(0, scans.length).parallel().forEach(part);
    }
  }
}
