package io.supercool.physics.neighbour;

import io.supercool.physics.geometry.PeriodicBox;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The search in tilted boxes: over a cell list every pair once, then both rows of it. Parts of the
 * work find pairs of different cells, and write different rows; what they find is put together in
 * the order of the cells, so the list does not depend on their number, to the bit.
 */
final class TiltedSearch implements NeighbourSearch.Method {
  private final CellList cells;
  private final int threads;

  TiltedSearch(PeriodicBox box, double cutoff, int threads) {
    this.cells = new CellList(box, cutoff, 1);
    this.threads = threads;
  }

  @Override
  public NeighbourList find(double[] positions) {
    int[] from = cells.sort(positions).divide(threads);
    Pairs[] parts = new Pairs[threads];
    NeighbourSearch.inParallel(
        threads,
        part -> {
          parts[part] = new Pairs(cells);
          cells.forEachPairOfCells(from[part], from[part + 1], parts[part]);
        });
    return Pairs.together(parts).list(cells.particles(), threads);
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
  private static final class Pairs implements CellList.CellPairs {
    private final CellList cells;
    private int count;
    private int[] ends = new int[1024];
    private float[] vectors = new float[3 * 512];

    Pairs(CellList cells) {
      this.cells = cells;
    }

    /** The pairs of all parts, one part's after the other's. */
    static Pairs together(Pairs[] parts) {
      if (parts.length == 1) {
        return parts[0];
      }
      Pairs all = new Pairs(parts[0].cells);
      long pairs = Arrays.stream(parts).mapToLong(part -> part.count).sum();
      if (pairs > NeighbourList.MAX_EDGES / 2) {
        throw NeighbourList.tooManyEdges();
      }
      all.ends = new int[2 * (int) pairs];
      all.vectors = new float[3 * (int) pairs];
      for (Pairs part : parts) {
        System.arraycopy(part.ends, 0, all.ends, 2 * all.count, 2 * part.count);
        System.arraycopy(part.vectors, 0, all.vectors, 3 * all.count, 3 * part.count);
        all.count += part.count;
      }
      return all;
    }

    @Override
    public void visit(
        int from, int to, int otherFrom, int otherTo, double[] shift, boolean itself) {
      double[] at = cells.coordinates();
      for (int slot = from; slot < to; slot++) {
        for (int other = itself ? slot + 1 : otherFrom; other < otherTo; other++) {
          double x = at[3 * other] + shift[0] - at[3 * slot];
          double y = at[3 * other + 1] + shift[1] - at[3 * slot + 1];
          double z = at[3 * other + 2] + shift[2] - at[3 * slot + 2];
          if (Math.sqrt(x * x + y * y + z * z) < cells.reach()) {
            add(cells.particleAt()[slot], cells.particleAt()[other], x, y, z);
          }
        }
      }
    }

    private void add(int receiver, int sender, double x, double y, double z) {
      if (2 * count == ends.length) {
        if (count > NeighbourList.MAX_EDGES / 4) {
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
    NeighbourList list(int particles, int threads) {
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
      int[] rows = sorted(offsets, byEnd);
      int edges = 2 * count;
      NeighbourList list =
          new NeighbourList(offsets, new int[edges], new float[3 * edges], new float[edges]);
      NeighbourSearch.inParallel(
          threads,
          part ->
              write(
                  rows,
                  (int) ((long) edges * part / threads),
                  (int) ((long) edges * (part + 1) / threads),
                  list));
      return list;
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

    /** Writes the edges [from, to), each from the end that {@code rows} names. */
    private void write(int[] rows, int from, int to, NeighbourList list) {
      for (int edge = from; edge < to; edge++) {
        int end = rows[edge];
        int pair = end / 2;
        float sign = end % 2 == 0 ? 1 : -1;
        list.senders()[edge] = ends[end ^ 1];
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          float along = vectors[3 * pair + axis];
          list.vectors()[3 * edge + axis] = sign * along;
          square += (double) along * along;
        }
        list.distances()[edge] = (float) Math.sqrt(square);
      }
    }
  }
}
