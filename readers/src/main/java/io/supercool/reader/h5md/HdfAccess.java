package io.supercool.reader.h5md;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.HdfTypeException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.links.SoftLink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.storage.npz.ArrayLayout;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes nodes, attributes and shapes out of an HDF5 file that may be damaged: whatever the library
 * throws becomes a {@link MalformedFrameException}, and what is read is sized before.
 *
 * @param limits what may be read at a time
 * @param fileBytes length of the file
 */
record HdfAccess(ReadLimits limits, long fileBytes) {
  /** Advice where the file is not as H5MD has it. */
  static final String ADVICE = "see docs/reference/formats.md for what is read of H5MD";

  /** Advice where the file contradicts itself. */
  static final String COPY_AGAIN = "the file is damaged: copy it again";

  /** So many links may lead on to another. */
  private static final int MAX_LINKS = 8;

  /** Deflate and its like do not pack numbers of particles tighter. */
  private static final int MAX_EXPANSION = 100;

  private static final long EXPANSION_UNCHECKED_BYTES = 1 << 22;

  /** What {@code reading} gives. */
  <T extends @Nullable Object> T guarded(String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (MalformedFrameException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The errors are of one call on one file, too deep or too large: the rest goes on.
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new MalformedFrameException(
          "%s cannot be read (%s)".formatted(what, text(cause)), advice(cause));
    }
  }

  /** What the library says, in words. */
  private static String text(Throwable cause) {
    String message = cause.getMessage();
    if (isNegativeEnumeration(cause)) {
      return "an enumeration of negative numbers";
    }
    if (cause instanceof StackOverflowError) {
      return "it is nested too deep";
    }
    if (cause instanceof OutOfMemoryError) {
      return "it is too large";
    }
    return message == null || message.isBlank() ? "the file ends or breaks off there" : message;
  }

  private static boolean isNegativeEnumeration(Throwable cause) {
    return cause instanceof ArithmeticException
        && String.valueOf(cause.getMessage()).contains("unsigned");
  }

  private static String advice(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (isNegativeEnumeration(cause)) {
      return "an enumeration of negative numbers is not supported: write others";
    }
    if (cause instanceof HdfException && message.contains("version")) {
      return "it is damaged, or written by a newer HDF5 than is known: write it with libver v110 or older";
    }
    if (cause instanceof IllegalArgumentException && message.contains("reached before NULL")) {
      return "it is of an opaque type, which is not supported, or the file is damaged: write numbers or texts";
    }
    return cause instanceof UnsupportedHdfException || cause instanceof HdfTypeException
        ? "write it as numbers of 1 to 8 bytes, as texts or as an enumeration"
        : COPY_AGAIN;
  }

  /** Where a node is, such as {@code all/position/value}. */
  static String name(Node node) {
    return node.getPath().replaceFirst("^/particles/", "").replaceFirst("/$", "");
  }

  /** The children by name, in the order of their names; none if the node is no group. */
  Map<String, Node> children(Node parent) {
    return parent instanceof Group group
        ? new TreeMap<>(guarded("something in " + place(parent), group::getChildren))
        : Map.of();
  }

  /**
   * The child of this name; null if there is none. Links are followed within the file.
   *
   * @throws MalformedFrameException if it is a link to another file, to nothing, or in a circle
   */
  @Nullable Node child(Node parent, String name) {
    return child(parent, name, MAX_LINKS);
  }

  private @Nullable Node child(Node parent, String name, int links) {
    Node child =
        parent instanceof Group group
            ? guarded("something in " + place(parent), () -> group.getChildren().get(name))
            : null;
    if (child == null || !child.isLink()) {
      return child;
    }
    if (!(child instanceof SoftLink link)) {
      throw new MalformedFrameException(
          name + " is a link to another file, which is not followed",
          "copy what it links to into the file");
    }
    String path = link.getTargetPath();
    Node target = path.startsWith("/") ? guarded(name, parent::getHdfFile) : parent;
    for (String part : path.split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        target = links == 0 || target == null ? null : child(target, part, links - 1);
      }
    }
    if (target == null) {
      throw new MalformedFrameException(
          "%s is a link to %s, which is not there or leads in a circle".formatted(name, path),
          "copy what it links to into the file");
    }
    return target;
  }

  private static String place(Node group) {
    return group.getPath().equals("/") ? "the file's root" : name(group);
  }

  /** The child of this name. */
  Node required(Node parent, String name) {
    Node child = child(parent, name);
    if (child == null) {
      throw new MalformedFrameException("there is no " + name, ADVICE);
    }
    return child;
  }

  /** An element's data set: the node itself, or its child {@code value}; null if neither is one. */
  @Nullable Dataset values(Node element) {
    Node node = element instanceof Group ? child(element, "value") : element;
    return node instanceof Dataset dataset ? dataset : null;
  }

  /** The names of the attributes. */
  Set<String> attributes(Node node) {
    return guarded("an attribute", () -> node.getAttributes().keySet());
  }

  /**
   * The values of an attribute, as programs write one value and an array of one alike; none if
   * there is no such attribute, or nothing in it. What is in several dimensions is one value.
   */
  List<Object> attribute(Node node, String name) {
    return guarded(
        "attribute " + name,
        () -> {
          Attribute attribute = node.getAttributes().get(name);
          if (attribute == null || attribute.isEmpty()) {
            return List.of();
          }
          requireRoom("attribute " + name, attribute.getSizeInBytes());
          Object data = attribute.getData();
          if (!data.getClass().isArray() || attribute.getDimensions().length != 1) {
            return List.of(data);
          }
          List<Object> values = new ArrayList<>();
          for (int i = 0; i < Array.getLength(data); i++) {
            values.add(Array.get(data, i));
          }
          return values;
        });
  }

  /** Lengths of the data set's axes, none for a single value. */
  int[] shape(Dataset dataset) {
    return guarded(
        name(dataset),
        () -> {
          int[] shape = dataset.getDimensions();
          for (int length : shape) {
            if (length < 0) {
              throw new MalformedFrameException(
                  "the shape of %s is %s".formatted(name(dataset), Arrays.toString(shape)),
                  COPY_AGAIN);
            }
          }
          return shape;
        });
  }

  /** Refuses what takes more than may be read, or than the file can hold. */
  void requireRoom(String name, long bytes) {
    boolean expands = bytes > EXPANSION_UNCHECKED_BYTES && bytes / MAX_EXPANSION > fileBytes;
    if (bytes > limits.maxArrayBytes() || expands) {
      throw new MalformedFrameException(
          "%s takes %d bytes at a time in a file of %d".formatted(name, bytes, fileBytes),
          "raise supercool.ingest.max-array-bytes if you trust it");
    }
  }

  /** Bytes of an array. */
  static long bytes(String name, int[] shape, int bytes) {
    try {
      return Math.multiplyExact(ArrayLayout.product(shape), bytes);
    } catch (ArithmeticException e) {
      throw new MalformedFrameException(
          "%s has the absurd shape %s".formatted(name, Arrays.toString(shape)), COPY_AGAIN);
    }
  }
}
