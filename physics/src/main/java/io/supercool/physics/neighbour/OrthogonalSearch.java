package io.supercool.physics.neighbour;

import io.supercool.physics.geometry.PeriodicBox;

/**
 * The search in orthogonal boxes: over a cell list, each cell's {@link Surroundings} are screened
 * in whole numbers. Buffers are reused from one call to the next.
 */
final class OrthogonalSearch implements NeighbourSearch.Method {
  private final int dimensions;
  private final CellList cells;
  private final Surroundings surroundings;
  private final PairDistance distance;
  private final NeighbourScan[] scans;
  private final RowWriter[] writers;
  private final Neighbourhood neighbourhood = new Neighbourhood();
  private int[] counts = {};
  // Cells of part p of the work: from[p] to from[p + 1].
  private int[] from = {};

  OrthogonalSearch(PeriodicBox box, double cutoff, int threads) {
    dimensions = box.dimensions();
    cells = new CellList(box, cutoff, 1);
    surroundings = new Surroundings(box, cells);
    distance = new PairDistance(box, cutoff);
    scans = new NeighbourScan[threads];
    writers = new RowWriter[threads];
    for (int thread = 0; thread < threads; thread++) {
      scans[thread] = new NeighbourScan(cells, surroundings, distance);
      writers[thread] = new RowWriter(cells, distance);
    }
  }

  @Override
  public NeighbourList find(double[] positions) {
    int[] offsets = search(positions, new int[positions.length / dimensions + 1]);
    int edges = offsets[cells.particles()];
    return write(
        new NeighbourList(offsets, new int[edges], new float[3 * edges], new float[edges]));
  }

  @Override
  public NeighbourList find(double[] positions, NeighbourList spent) {
    int particles = positions.length / dimensions;
    boolean same = spent.particles() == particles;
    int[] offsets = search(positions, same ? spent.offsets() : new int[particles + 1]);
    int edges = offsets[particles];
    boolean fits = edges <= spent.senders().length;
    int room = (int) Math.min(NeighbourList.MAX_EDGES, edges + edges / 8L);
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
    NeighbourScan scan = scans[0];
    for (int cell = 0; cell < cells.cells(); cell++) {
      scan.clear();
      scan.scan(cell, counts);
      int next = 0;
      for (int slot = cells.first(cell); slot < cells.first(cell + 1); slot++) {
        neighbourhood.clear();
        for (int k = 0; k < counts[slot]; k++) {
          int image = scan.found()[next++];
          neighbourhood.add(
              cells.particleAt()[Image.slot(image)],
              Math.sqrt(distance.square(cells.coordinates(), slot, image)));
        }
        visitor.visit(cells.particleAt()[slot], neighbourhood);
      }
    }
  }

  private void place(double[] positions) {
    cells.sort(positions);
    surroundings.update();
    if (counts.length < cells.particles()) {
      counts = new int[cells.particles()];
    }
  }

  /** Finds all neighbours and fills the offsets. */
  private int[] search(double[] positions, int[] offsets) {
    place(positions);
    from = cells.divide(scans.length);
    NeighbourSearch.inParallel(scans.length, this::scan);
    long edges = 0;
    for (NeighbourScan scan : scans) {
      edges += scan.count();
    }
    if (edges > NeighbourList.MAX_EDGES) {
      throw NeighbourList.tooManyEdges();
    }
    for (int slot = 0; slot < cells.particles(); slot++) {
      offsets[cells.particleAt()[slot] + 1] = counts[slot];
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
    NeighbourSearch.inParallel(
        scans.length,
        thread -> {
          int next = 0;
          int[] found = scans[thread].found();
          for (int cell = from[thread]; cell < from[thread + 1]; cell++) {
            next = writers[thread].write(cell, found, next, list);
          }
        });
    return list;
  }
}
