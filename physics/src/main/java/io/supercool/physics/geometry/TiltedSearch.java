package io.supercool.physics.geometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The search in tilted boxes: every pair once, then both rows of it. */
final class TiltedSearch implements NeighbourSearch.Method {
  private final PeriodicBox box;
  private final double cutoff;

  TiltedSearch(PeriodicBox box, double cutoff) {
    this.box = box;
    this.cutoff = cutoff;
  }

  @Override
  public NeighbourList find(double[] positions) {
    int dimensions = box.dimensions();
    if (positions.length % dimensions != 0) {
      throw new IllegalArgumentException(
          positions.length + " coordinates are not a multiple of " + dimensions + " dimensions");
    }
    FineGrid grid = new FineGrid(box, cutoff, 1, positions);
    Pairs pairs = new Pairs(grid);
    grid.forEachPairOfCells(pairs);
    return pairs.list(positions.length / dimensions);
  }

  @Override
  public NeighbourList find(double[] positions, NeighbourList spent) {
    return find(positions);
  }

  @Override
  public void visit(double[] positions, NeighbourSearch.Visitor visitor) {
    NeighbourList list = find(positions);
    Neighbourhood near = new Neighbourhood();
    for (int receiver = 0; receiver < list.particles(); receiver++) {
      near.clear();
      for (int edge = list.offsets()[receiver]; edge < list.offsets()[receiver + 1]; edge++) {
        near.add(list.senders()[edge], list.distances()[edge]);
      }
      visitor.visit(receiver, near);
    }
  }

  /** The pairs within the cutoff, as they come. */
  private static final class Pairs implements FineGrid.CellPairs {
    private final FineGrid grid;
    private int count;
    private int[] ends = new int[1024];
    private float[] vectors = new float[3 * 512];

    Pairs(FineGrid grid) {
      this.grid = grid;
    }

    @Override
    public void visit(int from, int to, int otherFrom, int otherTo, double[] shift) {
      double[][] at = grid.coordinates();
      boolean itself = from == otherFrom && shift[0] == 0 && shift[1] == 0 && shift[2] == 0;
      for (int slot = from; slot < to; slot++) {
        for (int other = itself ? slot + 1 : otherFrom; other < otherTo; other++) {
          double x = at[0][other] + shift[0] - at[0][slot];
          double y = at[1][other] + shift[1] - at[1][slot];
          double z = at[2][other] + shift[2] - at[2][slot];
          if (Math.sqrt(x * x + y * y + z * z) < grid.reach()) {
            add(grid.particleAt()[slot], grid.particleAt()[other], x, y, z);
          }
        }
      }
    }

    private void add(int receiver, int sender, double x, double y, double z) {
      if (2 * count == ends.length) {
        if (count > NeighbourList.MOST_EDGES / 4) {
          throw NeighbourList.tooManyEdges();
        }
        ends = Arrays.copyOf(ends, 4 * count);
        vectors = Arrays.copyOf(vectors, 6 * count);
      }
      ends[2 * count] = receiver;
      ends[2 * count + 1] = sender;
      vectors[3 * count] = (float) x;
      vectors[3 * count + 1] = (float) y;
      vectors[3 * count + 2] = (float) z;
      count++;
    }

    /** Both directions of every pair, rows by receiver and each row by ascending sender. */
    NeighbourList list(int particles) {
      int[] offsets = new int[particles + 1];
      for (int end = 0; end < 2 * count; end++) {
        offsets[ends[end] + 1]++;
      }
      for (int particle = 0; particle < particles; particle++) {
        offsets[particle + 1] += offsets[particle];
      }
      // An end e of pair e / 2 leads to the pair's other end, e ^ 1.
      int[] byEnd = sorted(offsets, null);
      // Taken by ascending particle, the other ends fill each row by ascending sender.
      return write(offsets, sorted(offsets, byEnd));
    }

    /** Ends by their own particle, or, given those, by the particle at the other end. */
    private int[] sorted(int[] offsets, int @Nullable [] given) {
      int[] next = offsets.clone();
      int[] sorted = new int[2 * count];
      for (int k = 0; k < sorted.length; k++) {
        int end = given == null ? k : given[k] ^ 1;
        sorted[next[ends[end]]++] = end;
      }
      return sorted;
    }

    private NeighbourList write(int[] offsets, int[] rows) {
      int[] senders = new int[rows.length];
      float[] written = new float[3 * rows.length];
      float[] distances = new float[rows.length];
      for (int edge = 0; edge < rows.length; edge++) {
        int end = rows[edge];
        int pair = end / 2;
        float sign = end % 2 == 0 ? 1 : -1;
        senders[edge] = ends[end ^ 1];
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          float along = vectors[3 * pair + axis];
          written[3 * edge + axis] = sign * along;
          square += (double) along * along;
        }
        distances[edge] = (float) Math.sqrt(square);
      }
      return new NeighbourList(offsets, senders, written, distances);
    }
  }
}
