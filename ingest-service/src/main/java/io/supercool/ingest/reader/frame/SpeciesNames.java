package io.supercool.ingest.reader.frame;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of species where files number them, and their order where files name them: A, B, ... for
 * types 1, 2, ...; names in alphabetical order, so that every frame of a liquid has the same.
 */
public final class SpeciesNames {
  private static final int LETTERS = 26;

  private SpeciesNames() {}

  /** The species index of a type counted from 1. */
  public static byte ofType(long type) {
    if (type < 1 || type > LETTERS) {
      throw new MalformedFrameException(
          "the type %d is not 1 to %d".formatted(type, LETTERS), "number the types from 1");
    }
    return (byte) (type - 1);
  }

  /** Letters up to the largest index in {@code species[0 .. count)}. */
  public static List<String> letters(byte[] species, int count) {
    int largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, species[i]);
    }
    List<String> names = new ArrayList<>();
    for (char name = 'A'; name <= 'A' + largest; name++) {
      names.add(String.valueOf(name));
    }
    return List.copyOf(names);
  }

  /** Sorts {@code names} and rewrites {@code species}, indices into them, accordingly. */
  public static List<String> sort(List<String> names, byte[] species) {
    List<String> sorted = names.stream().sorted().toList();
    byte[] places = new byte[names.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = (byte) sorted.indexOf(names.get(i));
    }
    for (int i = 0; i < species.length; i++) {
      species[i] = places[species[i]];
    }
    return sorted;
  }
}
