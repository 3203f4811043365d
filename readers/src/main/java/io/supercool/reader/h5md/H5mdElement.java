package io.supercool.reader.h5md;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.supercool.reader.frame.MalformedFrameException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element beside the positions, such as {@code image}: the same in all frames, or with values
 * that belong to the frames of their steps.
 */
final class H5mdElement {
  private static final int TWICE = -1;

  private final Dataset data;
  private final boolean changing;
  private final long @Nullable [] steps;
  private @Nullable Map<Long, Integer> places;

  private H5mdElement(Dataset data, boolean changing, long @Nullable [] steps) {
    this.data = data;
    this.changing = changing;
    this.steps = steps;
  }

  /**
   * The element of this name; null if there is none.
   *
   * @param parent the group it is in
   * @param frames of the positions
   * @param row lengths of the axes of one value; one more axis of length 1 is none
   * @throws MalformedFrameException if it is of another shape
   */
  static @Nullable H5mdElement of(H5mdFile file, Node parent, String name, int frames, int... row) {
    Node node = file.hdf().child(parent, name);
    if (node == null) {
      return null;
    }
    Dataset data = file.hdf().values(node);
    int[] shape = data == null ? new int[0] : file.hdf().shape(data);
    boolean constant = isOf(row, shape, 0);
    if (data == null || !constant && !isOf(row, shape, 1)) {
      throw new MalformedFrameException(
          "%s is of the shape %s, where a value is %s"
              .formatted(name, Arrays.toString(shape), Arrays.toString(row)),
          HdfAccess.ADVICE);
    }
    return constant ? constant(file, node, data) : changing(file, node, data, frames);
  }

  /** Values at steps, whatever their shape. */
  static H5mdElement changing(H5mdFile file, Node node, Dataset data, int frames) {
    int found = file.hdf().shape(data)[0];
    long[] steps = node instanceof Group ? new H5mdSteps(file).steps(node, found) : null;
    if (steps == null) {
      if (found != frames) {
        throw new MalformedFrameException(
            "%s has %d values and no step, for %d frames"
                .formatted(HdfAccess.name(node), found, frames),
            "write the step of each");
      }
      if (frames > 1) {
        file.warnings()
            .add(
                "%s has no step: its values are taken for those of the frames in order"
                    .formatted(HdfAccess.name(node)));
      }
    }
    return new H5mdElement(data, true, steps);
  }

  /** One value for all frames. */
  static H5mdElement constant(H5mdFile file, Node node, Dataset data) {
    if (file.hdf().child(node, "step") != null) {
      file.warnings()
          .add(
              "%s has steps, but one value: it is taken for all frames"
                  .formatted(HdfAccess.name(node)));
    }
    return new H5mdElement(data, false, null);
  }

  private static boolean isOf(int[] row, int[] shape, int from) {
    int surplus = shape.length - from - row.length;
    return (surplus == 0 || surplus == 1 && shape[shape.length - 1] == 1)
        && Arrays.equals(shape, from, from + row.length, row, 0, row.length);
  }

  /** Its values. */
  Dataset data() {
    return data;
  }

  /**
   * Where on the first axis the value of a frame is; negative if all of the data set is it.
   *
   * @throws MalformedFrameException if there is none of this step, or two
   */
  int index(int frame, long step) {
    if (!changing) {
      return -1;
    }
    if (steps == null || frame < steps.length && steps[frame] == step) {
      return frame;
    }
    if (places == null) {
      places = places(steps);
    }
    Integer place = places.get(step);
    if (place == null || place == TWICE) {
      throw new MalformedFrameException(
          "%s has %s of step %d"
              .formatted(
                  HdfAccess.name(data.getParent()),
                  place == null ? "no value" : "two values",
                  step),
          "write it at the steps of position");
    }
    return place;
  }

  private static Map<Long, Integer> places(long[] steps) {
    Map<Long, Integer> places = new HashMap<>();
    for (int i = 0; i < steps.length; i++) {
      places.merge(steps[i], i, (one, other) -> TWICE);
    }
    return places;
  }
}
