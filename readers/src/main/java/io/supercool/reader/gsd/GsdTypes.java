package io.supercool.reader.gsd;

import io.supercool.reader.KobAndersen;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Species;
import io.supercool.reader.frame.SpeciesResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Species by HOOMD's schema: {@code types} are names, {@code typeid} are places among them. Without
 * {@code typeid} all particles are of the first type.
 *
 * @param file with the chunks
 * @param resolver of the file
 * @param warnings of the file
 */
record GsdTypes(GsdFile file, SpeciesResolver resolver, FrameWarnings warnings) {
  private static final int MAX_NAMES_BYTES = 1 << 16;

  /** What types are called that have no names. */
  private static final List<String> LETTERS =
      IntStream.rangeClosed('A', 'Z').mapToObj(letter -> String.valueOf((char) letter)).toList();

  /**
   * The species of a frame.
   *
   * @param types chunk of the names; null if there is none
   * @param typeid chunk of the places; null if there is none
   * @throws MalformedFrameException if there are names that cannot be, or a place beyond them
   */
  Species of(@Nullable ChunkEntry types, @Nullable ChunkEntry typeid, int particles)
      throws IOException {
    byte[] places = new byte[particles];
    if (types == null && typeid == null) { // The defaults of the schema.
      return resolver.ofNames(LETTERS.subList(0, 1), places);
    }
    List<String> names = types == null ? LETTERS : names(types);
    int most = 0;
    if (typeid != null) {
      long[] numbers = file.wholes(typeid, particles);
      for (int i = 0; i < particles; i++) {
        if (numbers[i] < 0 || numbers[i] >= names.size()) {
          throw fault("particle %d has type %d of %d".formatted(i, numbers[i], names.size()));
        }
        places[i] = (byte) numbers[i];
        most = Math.max(most, places[i]);
      }
    }
    if (types == null) {
      warnings.add("the types have no names: they are called A, B, ...");
      return resolver.ofNames(LETTERS.subList(0, most + 1), places);
    }
    return resolved(names, places);
  }

  /** Names that come twice are one species, unless there is no other: then the places count. */
  private Species resolved(List<String> names, byte[] places) {
    List<String> distinct = names.stream().distinct().toList();
    if (distinct.size() == names.size()) {
      return occurring(names, places);
    }
    byte[] named = new byte[places.length];
    for (int i = 0; i < named.length; i++) {
      named[i] = (byte) distinct.indexOf(names.get(places[i]));
    }
    return resolver.of(places, distinct, named);
  }

  /**
   * Names that no particle of this frame or of one before has are none of the species, but for A
   * and B, which are of one liquid. Of names that are numbers all count, as they say whether the
   * first is 0.
   */
  private Species occurring(List<String> names, byte[] places) {
    if (names.stream().anyMatch(name -> name.matches("\\d+"))) {
      return resolver.ofNames(names, places);
    }
    boolean[] present = new boolean[names.size()];
    for (byte place : places) {
      present[place] = true;
    }
    boolean liquid =
        names.containsAll(KobAndersen.SPECIES)
            && IntStream.range(0, present.length)
                .allMatch(
                    place -> !present[place] || KobAndersen.SPECIES.contains(names.get(place)));
    List<String> words = new ArrayList<>();
    byte[] wordOf = new byte[names.size()];
    for (int place = 0; place < present.length; place++) {
      if (present[place] || liquid && KobAndersen.SPECIES.contains(names.get(place))) {
        wordOf[place] = (byte) words.size();
        words.add(names.get(place));
      }
    }
    byte[] named = new byte[places.length];
    for (int i = 0; i < named.length; i++) {
      named[i] = wordOf[places[i]];
    }
    return resolver.ofNames(words, named);
  }

  /** Each padded with zeros to the chunk's columns. */
  private List<String> names(ChunkEntry entry) throws IOException {
    byte[] bytes = file.bytes(entry, MAX_NAMES_BYTES);
    int width = (int) entry.columns();
    List<String> names = new ArrayList<>();
    for (int begin = 0; begin < bytes.length; begin += width) {
      names.add(GsdFile.untilZero(bytes, begin, width).strip());
    }
    if (names.isEmpty() || names.size() > SpeciesResolver.MAX_SPECIES || names.contains("")) {
      throw fault("the names of the types are %d, or empty".formatted(names.size()));
    }
    return List.copyOf(names);
  }

  private static MalformedFrameException fault(String reason) {
    return new MalformedFrameException(reason, GsdFile.WRITE_AGAIN);
  }
}
