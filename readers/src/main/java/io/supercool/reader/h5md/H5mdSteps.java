package io.supercool.reader.h5md;

import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.supercool.reader.Magnitude;
import io.supercool.reader.frame.MalformedFrameException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the values of an element were taken: {@code step} and {@code time} beside them, listed, or
 * an interval with the attribute {@code offset}.
 *
 * @param file they are of
 */
record H5mdSteps(H5mdFile file) {

  /**
   * The step of each value; null if the element has none.
   *
   * @param element the group with {@code value} and {@code step}
   * @param frames how many values there are
   * @throws MalformedFrameException if they are not listed for every value and are no interval, or
   *     are not whole
   */
  long @Nullable [] steps(Node element, int frames) {
    Node node = file.hdf().child(element, "step");
    if (node == null) {
      return null;
    }
    Dataset dataset = dataset(node, frames);
    doubt(dataset, frames, Set.of("offset"));
    file.hdf().requireRoom("step", HdfAccess.bytes("step", new int[] {frames}, Long.BYTES));
    long[] given = file.values().wholes(dataset, -1, -1);
    if (isList(dataset, frames)) {
      return given;
    }
    Number offset = offset(node);
    long first = HdfValues.whole("the offset of " + HdfAccess.name(node), offset, -1);
    long[] steps = new long[frames];
    try {
      for (int frame = 0; frame < frames; frame++) {
        steps[frame] = Math.addExact(first, Math.multiplyExact(given[0], (long) frame));
      }
    } catch (ArithmeticException e) {
      throw new MalformedFrameException(
          "the steps %d + %d k are beyond 63 bits".formatted(first, given[0]), HdfAccess.ADVICE);
    }
    return steps;
  }

  /** The time of each value; null if the element has none, or none that can be read. */
  double @Nullable [] times(Node element, int frames) {
    try {
      Node node = file.hdf().child(element, "time");
      if (node == null) {
        return null;
      }
      Dataset dataset = dataset(node, frames);
      doubt(dataset, frames, Set.of("offset", "unit"));
      double[] given = file.values().numbers(dataset, -1);
      double[] times = given;
      if (!isList(dataset, frames)) {
        double first = offset(node).doubleValue();
        times = new double[frames];
        for (int frame = 0; frame < frames; frame++) {
          times[frame] = first + given[0] * frame;
        }
      }
      if (!Arrays.stream(times).allMatch(Magnitude::isPlausible)) {
        throw new MalformedFrameException("some are no numbers, or too large", HdfAccess.ADVICE);
      }
      return times;
    } catch (MalformedFrameException e) {
      file.warnings().add("the times are not read (%s)".formatted(e.reason()));
      return null;
    }
  }

  /**
   * How many frames have a step: fewer than there are where the writer ended between the two.
   *
   * @param frames how many values there are
   */
  int complete(Node element, int frames) {
    Dataset steps = file.hdf().child(element, "step") instanceof Dataset found ? found : null;
    int[] shape = steps == null ? new int[0] : file.hdf().shape(steps);
    if (shape.length == 0 || shape[0] < 2 || shape[0] >= frames || !isList(shape, shape[0])) {
      return frames;
    }
    file.warnings()
        .add(
            "%s has %d frames and steps of %d: the last %d are not read"
                .formatted(HdfAccess.name(element), frames, shape[0], frames - shape[0]));
    return shape[0];
  }

  private void doubt(Dataset dataset, int frames, Set<String> attributes) {
    file.doubt(dataset, Set.of(), attributes);
    if (isList(dataset, frames)
        && frames > 1
        && !file.hdf().attribute(dataset, "offset").isEmpty()) {
      file.warnings()
          .add(
              "the offset of %s is not added: it is a list, not an interval"
                  .formatted(HdfAccess.name(dataset)));
    }
  }

  private Dataset dataset(Node node, int frames) {
    int[] shape = node instanceof Dataset dataset ? file.hdf().shape(dataset) : new int[0];
    if (!(node instanceof Dataset dataset)
        || shape.length > 0 && !isList(shape, frames) && !isList(shape, 1)) {
      throw new MalformedFrameException(
          "%s is of the shape %s, for %d frames"
              .formatted(HdfAccess.name(node), Arrays.toString(shape), frames),
          "list one for each frame, or write one interval");
    }
    if (!isList(shape, frames) && shape.length > 0) {
      file.warnings()
          .add(
              "%s is one number for %d frames: it is taken for an interval"
                  .formatted(HdfAccess.name(node), frames));
    }
    return dataset;
  }

  private boolean isList(Dataset dataset, int frames) {
    return isList(file.hdf().shape(dataset), frames);
  }

  /** Whether there is one axis of this length; further ones of 1 are none. No axis is no list. */
  private static boolean isList(int[] shape, int frames) {
    return shape.length > 0
        && shape[0] == frames
        && Arrays.stream(shape).skip(1).allMatch(length -> length == 1);
  }

  private Number offset(Node node) {
    List<Object> offset = file.hdf().attribute(node, "offset");
    if (offset.isEmpty()) {
      return 0;
    }
    if (offset.size() == 1 && offset.get(0) instanceof Number number) {
      return number;
    }
    throw new MalformedFrameException(
        "the offset of %s is not one number".formatted(HdfAccess.name(node)), HdfAccess.ADVICE);
  }
}
