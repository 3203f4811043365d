package io.supercool.reader.h5md;

import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Species;
import io.supercool.reader.frame.SpeciesResolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Species of the particles of one group, or of several one after another. Groups whose particles
 * have no species, or all the same number, are species themselves. Not thread-safe.
 */
final class JoinedSpecies {
  private final FrameWarnings warnings;
  private final SpeciesResolver resolver;
  private final List<String> groups;
  private @Nullable Boolean byGroup;

  /**
   * Of a file.
   *
   * @param groups names of the groups
   */
  JoinedSpecies(FrameWarnings warnings, List<String> groups) {
    this.warnings = warnings;
    this.resolver = new SpeciesResolver(warnings);
    this.groups = groups;
  }

  /**
   * The species of a frame.
   *
   * @param parts of each group
   * @param counts particles of each group
   * @throws MalformedFrameException if they are numbers in some groups and names in others
   */
  Species of(List<SpeciesRows> parts, int[] counts) {
    long numbered = parts.stream().filter(part -> part.types() != null).count();
    long named = parts.stream().filter(part -> part.words() != null).count();
    if (numbered > 0 && numbered < parts.size() || named > 0 && named < parts.size()) {
      throw new MalformedFrameException(
          "some of the groups %s have species, as numbers or as names, and others do not have the same"
              .formatted(groups),
          "write them in one way in all groups");
    }
    double[] types =
        parts.stream()
            .flatMapToDouble(
                part -> part.types() == null ? DoubleStream.empty() : DoubleStream.of(part.types()))
            .toArray();
    if (named > 0) {
      List<String> words = new ArrayList<>();
      parts.stream().map(SpeciesRows::words).forEach(part -> words.addAll(orNone(part)));
      return ofWords(words);
    }
    if (byGroup == null) {
      byGroup = groups.size() > 1 && DoubleStream.of(types).distinct().limit(2).count() < 2;
      warnOfFirst(numbered > 0);
    }
    if (byGroup) {
      List<String> words = new ArrayList<>();
      for (int group = 0; group < counts.length; group++) {
        words.addAll(Collections.nCopies(counts[group], groups.get(group)));
      }
      return ofWords(words);
    }
    return resolver.ofTypes(numbered > 0 ? SpeciesResolver.types(types) : new byte[counts[0]]);
  }

  private void warnOfFirst(boolean numbered) {
    if (groups.size() > 1 && numbered && Boolean.TRUE.equals(byGroup)) {
      warnings.add(
          "the particles of the groups %s all have the same species: the groups' names are taken"
              .formatted(groups));
    } else if (!numbered && groups.size() == 1) {
      warnings.add("nothing says of which species the particles are: all are taken for A");
    }
  }

  private Species ofWords(List<String> all) {
    List<String> words = new ArrayList<>();
    byte[] named = new byte[all.size()];
    for (int i = 0; i < named.length; i++) {
      int place = words.indexOf(all.get(i));
      if (place < 0) {
        place = words.size();
        words.add(all.get(i));
        if (place == SpeciesResolver.MAX_SPECIES) {
          throw new MalformedFrameException(
              "there are more than %d names of species".formatted(SpeciesResolver.MAX_SPECIES),
              "check the element species");
        }
      }
      named[i] = (byte) place;
    }
    return resolver.ofNames(words, named);
  }

  private static List<String> orNone(@Nullable List<String> words) {
    return words == null ? List.of() : words;
  }
}
