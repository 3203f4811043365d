package io.supercool.reader.h5md;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.supercool.reader.frame.FrameBox;
import io.supercool.reader.frame.MalformedFrameException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The group {@code box}: {@code edges} as lengths or as vectors, constant or changing. */
final class H5mdBox {
  private static final int AXES = 3;

  private final H5mdFile file;
  private final int dimensions;
  private final H5mdElement edges;
  private final boolean vectors;
  private final List<String> boundaries;
  private final @Nullable String unit;

  /**
   * The box in a group of particles.
   *
   * @param frames of the positions
   * @param dimensions of the positions, 2 or 3
   * @throws MalformedFrameException if it is not as H5MD has it
   */
  H5mdBox(H5mdFile file, Node particles, int frames, int dimensions) {
    this.file = file;
    this.dimensions = dimensions;
    Node box = file.hdf().required(particles, "box");
    file.doubt(box, Set.of("edges"), Set.of("dimension", "boundary"));
    requireDimensions(box);
    this.boundaries = boundaries(box);
    Node node = file.hdf().required(box, "edges");
    Dataset data = file.hdf().values(node);
    int[] shape = data == null ? new int[0] : file.hdf().shape(data);
    boolean changing =
        node instanceof Group && (shape.length > 1 || file.hdf().child(node, "step") != null);
    int axes = shape.length - (changing ? 1 : 0);
    boolean wide = axes == 1 || axes == 2 && shape[shape.length - 2] == dimensions;
    if (data == null || !wide || shape[shape.length - 1] != dimensions) {
      throw new MalformedFrameException(
          "box/edges is not %d lengths or vectors for each frame".formatted(dimensions),
          HdfAccess.ADVICE);
    }
    if (node instanceof Group
        && shape.length == 2
        && shape[0] == dimensions
        && file.hdf().child(node, "step") == null
        && Arrays.stream(file.values().numbers(data, -1)).anyMatch(number -> number == 0)) {
      throw new MalformedFrameException(
          "box/edges has %d x %d values and no step: are they the vectors of all frames, or the lengths of %d frames?"
              .formatted(dimensions, dimensions, dimensions),
          "write the vectors as a data set box/edges, or the step of each");
    }
    this.vectors = axes == 2;
    this.edges =
        changing
            ? H5mdElement.changing(file, node, data, frames)
            : H5mdElement.constant(file, node, data);
    String ofValues = file.unit(data);
    this.unit = ofValues != null || node == data ? ofValues : file.unit(node);
    file.doubtElement(node, Set.of("unit"));
  }

  /** Units of the edges; null if the file does not say. */
  @Nullable String unit() {
    return unit;
  }

  /** The box at a frame. */
  FrameBox at(int frame, long step) {
    double[] numbers = file.values().numbers(edges.data(), edges.index(frame, step));
    double[][] spanning = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int axis = 0; axis < dimensions; axis++) {
      if (vectors) {
        System.arraycopy(numbers, axis * dimensions, spanning[axis], 0, dimensions);
      } else {
        spanning[axis][axis] = numbers[axis];
      }
    }
    return FrameBox.of(new double[AXES], spanning).withBoundaries(boundaries);
  }

  private void requireDimensions(Node box) {
    List<Object> said = file.hdf().attribute(box, "dimension");
    if (said.stream().anyMatch(String.class::isInstance)) {
      throw new MalformedFrameException(
          "the attribute dimension of the box is a text, not a number",
          "write the number %d".formatted(dimensions));
    }
    if (!said.isEmpty()
        && !(said.size() == 1
            && said.get(0) instanceof Number number
            && number.doubleValue() == dimensions)) {
      throw new MalformedFrameException(
          "the box is of dimension %s, the positions of %d".formatted(said, dimensions),
          HdfAccess.ADVICE);
    }
  }

  private List<String> boundaries(Node box) {
    List<Object> said = file.hdf().attribute(box, "boundary");
    List<String> named = new ArrayList<>(Collections.nCopies(AXES, FrameBox.PERIODIC));
    if (said.isEmpty()) {
      file.warnings().add("the box has no attribute boundary: it is taken for periodic");
      return named;
    }
    if (said.size() != 1 && said.size() != dimensions
        || !said.stream().allMatch(String.class::isInstance)) {
      throw new MalformedFrameException(
          "the boundary of the box is %s, not %d texts"
              .formatted(Arrays.deepToString(said.toArray()), dimensions),
          "write periodic for each axis");
    }
    if (said.stream().anyMatch(HdfValues::isTruthValue)) {
      throw new MalformedFrameException(
          "the boundary of the box is %s: truth values, not texts".formatted(said),
          "write periodic or none for each axis");
    }
    for (int axis = 0; axis < dimensions; axis++) {
      String boundary = said.get(said.size() == 1 ? 0 : axis).toString().strip();
      named.set(
          axis,
          boundary.equalsIgnoreCase("periodic")
              ? FrameBox.PERIODIC
              : boundary.isEmpty() ? "without a name" : boundary);
    }
    return named;
  }
}
