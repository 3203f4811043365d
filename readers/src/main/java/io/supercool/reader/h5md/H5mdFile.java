package io.supercool.reader.h5md;

import io.jhdf.api.Node;
import io.supercool.reader.frame.FrameWarnings;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a reader share.
 *
 * @param hdf access to the file
 * @param warnings of what is not read as it is written
 */
record H5mdFile(HdfAccess hdf, FrameWarnings warnings) {
  private static final int MAX_UNIT = 64;

  /** Names by which HDF5's own libraries leave notes, such as CLASS and _Netcdf4Dimid. */
  private static final Pattern OF_LIBRARIES = Pattern.compile("_.*|[A-Z][A-Z0-9_]*");

  /** The values of data sets. */
  HdfValues values() {
    return new HdfValues(hdf);
  }

  /** The attribute {@code unit}; null if there is none, or none that can be read. */
  @Nullable String unit(Node node) {
    List<Object> values = hdf.attribute(node, "unit");
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() == 1 && values.get(0) instanceof String text) {
      String unit = text.strip();
      if (!unit.isEmpty() && unit.length() <= MAX_UNIT) {
        return unit;
      }
    }
    warnings.add(
        "the unit of %s is not read: it is no text of 1 to %d characters"
            .formatted(HdfAccess.name(node), MAX_UNIT));
    return null;
  }

  /**
   * Warns of what an element has beside its values, steps and times.
   *
   * @param element a data set, or a group with one called {@code value}
   * @param attributes that its values may have, and it itself
   */
  void doubtElement(Node element, Set<String> attributes) {
    doubt(element, Set.of("value", "step", "time"), attributes);
    Node values = hdf.values(element);
    if (values != null && values != element) {
      doubt(values, Set.of(), attributes);
    }
  }

  /** Warns of children and attributes that are not known. */
  void doubt(Node node, Set<String> children, Set<String> attributes) {
    for (String name : hdf.children(node).keySet()) {
      if (!children.contains(name)) {
        warnings.add("%s in %s is not known and not read".formatted(name, HdfAccess.name(node)));
      }
    }
    for (String name : hdf.attributes(node)) {
      if (!attributes.contains(name) && !OF_LIBRARIES.matcher(name).matches()) {
        warnings.add(
            "the attribute %s of %s is not known and not read"
                .formatted(name, HdfAccess.name(node)));
      }
    }
  }
}
