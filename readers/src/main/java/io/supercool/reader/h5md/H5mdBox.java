package io.supercool.reader.h5md;

import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.MalformedFrameException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The group {@code box}: {@code edges} as lengths or as vectors, constant or changing.
 *
 * @param hdf access to the file
 * @param node the group
 * @param dimensions 2 or 3
 */
record H5mdBox(HdfAccess hdf, Node node, int dimensions) {

  /** The box at a frame. */
  FrameBox at(int frame) {
    Dataset values = hdf.values(hdf.child(node, "edges"));
    int[] shape = values == null ? new int[0] : hdf.shape(values);
    boolean changing = hdf.child(node, "edges") != values;
    int axes = shape.length - (changing ? 1 : 0);
    if (values == null
        || axes < 1
        || axes > 2
        || shape[shape.length - 1] != dimensions
        || axes == 2 && shape[shape.length - 2] != dimensions
        || changing && frame >= shape[0]) {
      throw new MalformedFrameException(
          "box/edges is not %d lengths or vectors for each frame".formatted(dimensions),
          "see docs/reference/formats.md for what is read of H5MD");
    }
    double[] numbers = hdf.numbers(values, changing ? frame : -1);
    double[][] vectors = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int axis = 0; axis < dimensions; axis++) {
      if (axes == 1) {
        vectors[axis][axis] = numbers[axis];
      } else {
        System.arraycopy(numbers, axis * dimensions, vectors[axis], 0, dimensions);
      }
    }
    return FrameBox.of(new double[3], vectors).withBoundaries(boundaries());
  }

  private List<String> boundaries() {
    List<String> named = new ArrayList<>(Collections.nCopies(3, FrameBox.PERIODIC));
    if (hdf.attribute(node, "boundary") instanceof Object[] boundaries) {
      for (int axis = 0; axis < Math.min(dimensions, boundaries.length); axis++) {
        String boundary = String.valueOf(boundaries[axis]);
        named.set(axis, boundary.equals("periodic") ? FrameBox.PERIODIC : boundary);
      }
    }
    return named;
  }
}
