package io.supercool.physics.potential;

/**
 * Pairs in rows: those of row {@code r} have the partners {@code [starts()[r], starts()[r + 1])}.
 */
final class PairRows {
  private final int[] starts;
  private int[] partners = {};

  /** Rows without pairs. */
  PairRows(int rows) {
    starts = new int[rows + 1];
  }

  /** Where each row begins, and at last where the last one ends. Not copied. */
  int[] starts() {
    return starts;
  }

  /** Partners, row after row. Not copied. */
  int[] partners() {
    return partners;
  }

  /** Number of pairs. */
  int count() {
    return starts[starts.length - 1];
  }

  /** Room for so many partners; those there are may be lost. */
  int[] reserve(int pairs) {
    if (partners.length < pairs) {
      partners = new int[pairs + pairs / 8];
    }
    return partners;
  }

  /**
   * Where part {@code part} begins if the rows of a kind are cut into {@code parts} with about as
   * many pairs each; part {@code parts} is where the last one ends.
   */
  int cut(PairKind kind, int part, int parts) {
    if (part == parts) {
      return kind.to();
    }
    int first = starts[kind.from()];
    long pair = first + (long) (starts[kind.to()] - first) * part / parts;
    int low = kind.from();
    int high = kind.to();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < pair) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
