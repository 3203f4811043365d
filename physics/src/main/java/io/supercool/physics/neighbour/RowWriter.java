package io.supercool.physics.neighbour;

/** Writes the rows of a list, receivers cell by cell, so that what is read stays in cache. */
final class RowWriter {
  private static final int FLOATS_PER_LINE = 16;

  private final CellList cells;
  private final double[] shifts;
  private int touched;

  RowWriter(CellList cells, PairDistance distance) {
    this.cells = cells;
    this.shifts = distance.shifts();
  }

  /**
   * Writes the rows of a cell's members.
   *
   * @param found images of their neighbours, member after member
   * @param from where those of the first member begin
   * @param list filled where its offsets say
   * @return where those of the next cell begin
   */
  int write(int cell, int[] found, int from, NeighbourList list) {
    int last = cells.first(cell + 1);
    for (int slot = cells.first(cell); slot < last; slot++) {
      touch(list, cells.particleAt()[slot]);
    }
    int next = from;
    for (int slot = cells.first(cell); slot < last; slot++) {
      next = writeRow(slot, found, next, list);
    }
    return next;
  }

  /**
   * Reads one entry of every cache line that a row will be written to. Rows of particles that are
   * near each other lie far apart; stores wait for one such line after the other, reads do not.
   */
  private void touch(NeighbourList list, int receiver) {
    int begin = list.offsets()[receiver];
    int end = list.offsets()[receiver + 1];
    int[] senders = list.senders();
    float[] vectors = list.vectors();
    float[] distances = list.distances();
    int sum = 0;
    for (int edge = begin; edge < end; edge += FLOATS_PER_LINE) {
      sum += senders[edge] + Float.floatToRawIntBits(distances[edge]);
    }
    for (int k = 3 * begin; k < 3 * end; k += FLOATS_PER_LINE) {
      sum += Float.floatToRawIntBits(vectors[k]);
    }
    touched = sum;
  }

  private int writeRow(int slot, int[] found, int from, NeighbourList list) {
    double[] coordinates = cells.coordinates();
    int[] particleAt = cells.particleAt();
    int receiver = particleAt[slot];
    int first = list.offsets()[receiver];
    int count = list.offsets()[receiver + 1] - first;
    int[] senders = list.senders();
    float[] vectors = list.vectors();
    float[] distances = list.distances();
    double x = coordinates[3 * slot];
    double y = coordinates[3 * slot + 1];
    double z = coordinates[3 * slot + 2];
    for (int k = 0; k < count; k++) {
      int image = found[from + k];
      int sender = Image.slot(image);
      int by = 3 * Image.move(image);
      double dx = coordinates[3 * sender] - x + shifts[by];
      double dy = coordinates[3 * sender + 1] - y + shifts[by + 1];
      double dz = coordinates[3 * sender + 2] - z + shifts[by + 2];
      int edge = first + k;
      senders[edge] = particleAt[sender];
      vectors[3 * edge] = (float) dx;
      vectors[3 * edge + 1] = (float) dy;
      vectors[3 * edge + 2] = (float) dz;
      float square = (float) (dx * dx + dy * dy + dz * dz);
      // The root of a float is much cheaper than that of a double.
      distances[edge] = (float) Math.sqrt(square);
    }
    return from + count;
  }
}
