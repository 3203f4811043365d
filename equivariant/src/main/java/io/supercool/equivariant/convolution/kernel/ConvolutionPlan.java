package io.supercool.equivariant.convolution.kernel;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.convolution.layout.TensorPath;
import java.util.ArrayList;
import java.util.List;

/** What the convolution kernels of a shape share: the rows by input degree, and their couplings. */
public final class ConvolutionPlan {

  private final ConvolutionShape shape;
  private final List<DegreeRows> rows = new ArrayList<>();
  private final CouplingTerms couplings;
  private final int rowCount;

  /**
   * The rows of messages that stem from one input degree: every component m3 of every such path.
   * The kernels run over them in one flat loop; nested loops of one to seven steps cost more in
   * mispredicted branches than the arithmetic inside. Rows of the same path stand apart, so that
   * sums over a path do not wait for each other.
   *
   * @param input degree l1 of the features
   * @param first number of the first row among all rows
   * @param firstCoupling couplings of row k stand from {@code firstCoupling + k * (2 * l1 + 1)} on
   * @param radialColumns first channel of each row's path in a row of the radial table
   */
  public record DegreeRows(int input, int first, int firstCoupling, int[] radialColumns) {

    /** Number of rows. */
    public int count() {
      return radialColumns.length;
    }

    /** Components of the input: 2 l1 + 1. */
    public int width() {
      return 2 * input + 1;
    }
  }

  /** The plan of a shape. */
  public ConvolutionPlan(ConvolutionShape shape) {
    this.shape = shape;
    List<TensorPath> paths = shape.paths();
    List<ConvolutionShape.Row> all = shape.rows();
    rowCount = all.size();
    int first = 0;
    int firstCoupling = 0;
    for (int input = 0; input <= shape.lMaxInput(); input++) {
      int degree = input;
      int[] radialColumns =
          all.stream()
              .filter(row -> row.path().input() == degree)
              .mapToInt(row -> paths.indexOf(row.path()) * shape.channels())
              .toArray();
      rows.add(new DegreeRows(input, first, firstCoupling, radialColumns));
      first += radialColumns.length;
      firstCoupling += radialColumns.length * (2 * input + 1);
    }
    couplings = new CouplingTerms(all);
  }

  /** The shape it is made of. */
  public ConvolutionShape shape() {
    return shape;
  }

  /** The rows of each input degree. */
  public DegreeRows[] rows() {
    return rows.toArray(DegreeRows[]::new);
  }

  /** The terms of the rows' couplings. */
  public CouplingTerms couplings() {
    return couplings;
  }

  /** Numbers in the messages of a node. */
  public int messageColumns() {
    return rowCount * shape.channels();
  }

  /** Numbers in a row of the radial table. */
  public int radialColumns() {
    return shape.paths().size() * shape.channels();
  }
}
