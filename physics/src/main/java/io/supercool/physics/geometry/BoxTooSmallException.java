package io.supercool.physics.geometry;

/** The box is so small that a particle could see another, or itself, in two images. */
public class BoxTooSmallException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Edge number {@code axis}, of length {@code edge}, is shorter than 2 cutoffs. */
  public BoxTooSmallException(int axis, double edge, double cutoff) {
    super(
        ("box edge %s is %s, shorter than two cutoffs of %s: use a cutoff of at most %s or a larger"
                + " system")
            .formatted("xyz".charAt(axis), edge, cutoff, edge / 2));
  }

  /** A tilted box is less than 2 cutoffs wide. */
  public BoxTooSmallException(double width, double cutoff) {
    super(
        ("the tilted box is %s wide, less than two cutoffs of %s: use a cutoff of at most %s or a"
                + " larger or less tilted system")
            .formatted(width, cutoff, width / 2));
  }
}
