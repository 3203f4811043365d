package io.supercool.reader.h5md;

import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.supercool.reader.frame.MalformedFrameException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of species that are numbers, as they stand beside H5MD: in an attribute {@code names} of
 * the species, counted from 0, or in {@code parameters/vmd_structure}, as VMD writes them.
 *
 * @param names of the numbers
 */
record SpeciesNames(Map<Long, String> names) {
  /** The attribute of the species. */
  static final String ATTRIBUTE = "names";

  private static final String VMD = "parameters/vmd_structure";

  /**
   * The names of a group's species; null if there are none, or none that can be used, which is
   * warned of.
   */
  static @Nullable SpeciesNames of(H5mdFile file, Node species) {
    try {
      List<Object> listed = listed(file, species);
      if (!listed.isEmpty()) {
        List<Long> numbers = new ArrayList<>();
        listed.forEach(name -> numbers.add((long) numbers.size()));
        return named(numbers, listed);
      }
      return ofVmd(file, species);
    } catch (MalformedFrameException e) {
      file.warnings().add("the names of the species are not read: " + e.reason());
      return null;
    }
  }

  /** The attribute, which may be of the element or of its values. */
  private static List<Object> listed(H5mdFile file, Node species) {
    List<Object> ofElement = file.hdf().attribute(species, ATTRIBUTE);
    Node values = file.hdf().values(species);
    return ofElement.isEmpty() && values != null
        ? file.hdf().attribute(values, ATTRIBUTE)
        : ofElement;
  }

  private static @Nullable SpeciesNames ofVmd(H5mdFile file, Node species) {
    Node structure = file.hdf().guarded(VMD, species::getHdfFile);
    for (String part : VMD.split("/")) {
      structure = structure == null ? null : file.hdf().child(structure, part);
    }
    if (structure == null) {
      return null;
    }
    Node names = file.hdf().child(structure, "name");
    if (names == null) {
      return null;
    }
    if (!(names instanceof Dataset words) || !file.values().isNamed(words)) {
      throw fault("the names in %s are no texts".formatted(VMD));
    }
    if (!(file.hdf().child(structure, "indexOfSpecies") instanceof Dataset indices)) {
      throw fault("there is no indexOfSpecies in %s beside the names".formatted(VMD));
    }
    List<Long> numbers = new ArrayList<>();
    for (long number : file.values().wholes(indices, -1, -1)) {
      numbers.add(number);
    }
    return named(numbers, List.copyOf(file.values().words(words, -1)));
  }

  private static SpeciesNames named(List<Long> numbers, List<?> names) {
    if (numbers.size() != names.size()) {
      throw fault("there are %d names of %d species".formatted(names.size(), numbers.size()));
    }
    Map<Long, String> named = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (!(names.get(i) instanceof String name) || name.isBlank()) {
        throw fault("some are no texts, or empty");
      }
      named.put(numbers.get(i), name.strip());
    }
    if (named.size() < names.size() || new HashSet<>(named.values()).size() < names.size()) {
      throw fault("some come twice");
    }
    return new SpeciesNames(named);
  }

  /**
   * The names of particles.
   *
   * @throws MalformedFrameException if a number has none
   */
  List<String> of(double[] numbers) {
    List<String> words = new ArrayList<>();
    for (double number : numbers) {
      String name = number == Math.rint(number) ? names.get((long) number) : null;
      // One of a particle that is absent need not have a name.
      words.add(name == null ? "" : name);
    }
    return words;
  }

  private static MalformedFrameException fault(String reason) {
    return new MalformedFrameException(reason, HdfAccess.ADVICE);
  }
}
