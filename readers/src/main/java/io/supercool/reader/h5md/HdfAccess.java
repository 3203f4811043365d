package io.supercool.reader.h5md;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.storage.npz.ArrayLayout;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes nodes and numbers out of an HDF5 file that may be damaged: whatever the library throws
 * becomes a {@link MalformedFrameException}, and what is read is sized before.
 *
 * @param limits what may be read at a time
 * @param fileBytes length of the file
 */
record HdfAccess(ReadLimits limits, long fileBytes) {
  /** Deflate and its like do not pack numbers of particles tighter. */
  private static final int MAX_EXPANSION = 100;

  private static final int FEW_CHUNKS = 1024;
  private static final long EXPANSION_UNCHECKED_BYTES = 1 << 22;

  /** What {@code reading} gives. */
  <T extends @Nullable Object> T guarded(String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (MalformedFrameException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The errors are of one call on one file, too deep or too large: the rest goes on.
      throw new MalformedFrameException(
          "%s cannot be read (%s)".formatted(what, e), "the file is damaged: copy it again");
    }
  }

  /** The child of this name; null if there is none. Links are not followed. */
  @Nullable Node child(Node parent, String name) {
    Node child =
        parent instanceof Group group ? guarded(name, () -> group.getChildren().get(name)) : null;
    if (child != null && child.isLink()) {
      throw new MalformedFrameException(
          name + " is a link, which may lead anywhere", "copy what it links to into the file");
    }
    return child;
  }

  /** An element's data set: the node itself, or its child {@code value}; null if neither is one. */
  @Nullable Dataset values(@Nullable Node element) {
    Node node = element instanceof Group ? child(element, "value") : element;
    return node instanceof Dataset dataset ? dataset : null;
  }

  /** The attribute's value; null if there is none. */
  @Nullable Object attribute(Node node, String name) {
    return guarded(
        "attribute " + name,
        () -> {
          Attribute attribute = node.getAttributes().get(name);
          if (attribute == null) {
            return null;
          }
          requireRoom("attribute " + name, attribute.getSizeInBytes());
          return attribute.getData();
        });
  }

  /** Lengths of the data set's axes, none for a single value. */
  int[] shape(Dataset dataset) {
    return guarded(
        dataset.getName(),
        () -> {
          int[] shape = dataset.getDimensions();
          for (int length : shape) {
            if (length < 0) {
              throw new MalformedFrameException(
                  "the shape of %s is %s".formatted(dataset.getName(), Arrays.toString(shape)),
                  "the file is damaged: copy it again");
            }
          }
          return shape;
        });
  }

  /** The part at {@code index} of the first axis; all of it if {@code index} is negative. */
  double[] numbers(Dataset dataset, int index) {
    String name = dataset.getName();
    int[] shape = shape(dataset).clone();
    long[] offset = new long[shape.length];
    if (index >= 0) {
      offset[0] = index;
      shape[0] = 1;
    }
    requireRoom(name, product(name, shape, Double.BYTES));
    return guarded(
        name,
        () -> {
          requireRoom(name, product(name, new int[] {dataset.getDataType().getSize()}, 1));
          if (dataset instanceof ChunkedDataset chunked) {
            requireChunks(name, chunked);
          }
          double[] numbers = new double[(int) product(name, shape, 1)];
          Object data = shape.length == 0 ? dataset.getData() : dataset.getData(offset, shape);
          if (fill(data, numbers, 0) != numbers.length) {
            throw new MalformedFrameException(
                name + " has fewer numbers than its shape says", "copy the file again");
          }
          return numbers;
        });
  }

  /** A chunk is unpacked whole, and the library lists all chunks there may be. */
  private void requireChunks(String name, ChunkedDataset dataset) {
    int[] chunk = dataset.getChunkDimensions();
    requireRoom(name, product(name, chunk, dataset.getDataType().getSize()));
    int[] shape = dataset.getDimensions();
    int[] chunks = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      chunks[axis] = (int) Math.ceil((double) shape[axis] / Math.max(1, chunk[axis]));
    }
    if (product(name, chunks, 1) > FEW_CHUNKS + fileBytes) {
      throw new MalformedFrameException(
          "%s has %s chunks in a file of %d bytes"
              .formatted(name, Arrays.toString(chunks), fileBytes),
          "the file is damaged: copy it again");
    }
  }

  private void requireRoom(String name, long bytes) {
    boolean expands = bytes > EXPANSION_UNCHECKED_BYTES && bytes / MAX_EXPANSION > fileBytes;
    if (bytes > limits.maxArrayBytes() || expands) {
      throw new MalformedFrameException(
          "%s takes %d bytes at a time in a file of %d".formatted(name, bytes, fileBytes),
          "raise supercool.ingest.max-array-bytes if you trust it");
    }
  }

  private static long product(String name, int[] shape, int bytes) {
    try {
      return Math.multiplyExact(ArrayLayout.product(shape), bytes);
    } catch (ArithmeticException e) {
      throw new MalformedFrameException(
          "%s has the absurd shape %s".formatted(name, Arrays.toString(shape)),
          "the file is damaged: copy it again");
    }
  }

  /** Copies nested arrays of numbers, or a number; where it ends in {@code out}. */
  private static int fill(Object data, double[] out, int at) {
    if (data instanceof Number number) {
      out[at++] = number.doubleValue();
    } else if (data instanceof double[] row) {
      System.arraycopy(row, 0, out, at, row.length);
      at += row.length;
    } else if (data instanceof float[] row) {
      for (float value : row) {
        out[at++] = value;
      }
    } else if (data.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(data); i++) {
        at = fill(Array.get(data, i), out, at);
      }
    } else {
      throw new MalformedFrameException(
          "there is %s where numbers were expected".formatted(data.getClass().getSimpleName()),
          "see docs/reference/formats.md");
    }
    return at;
  }
}
