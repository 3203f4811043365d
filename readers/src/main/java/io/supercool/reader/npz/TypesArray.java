package io.supercool.reader.npz;

import io.supercool.reader.KobAndersen;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.frame.FrameWarnings;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Species;
import io.supercool.reader.frame.SpeciesResolver;
import io.supercool.storage.npz.NpzArchive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Species from an array {@code types} of numbers, of which none is left out, or of names, by the
 * rule of all formats ({@link SpeciesResolver}). There are A and B at least where there is one of
 * them, as in a liquid of which a part is all A.
 */
final class TypesArray {
  private TypesArray() {}

  /**
   * Reads the array.
   *
   * @throws SourceFormatException if a type cannot be, or those before it are missing
   */
  static Species read(Path file, NpzArchive npz, int particles) {
    SpeciesResolver resolver = new SpeciesResolver(new FrameWarnings());
    try {
      Species species =
          npz.layout("types").type().isNumber()
              ? resolver.ofTypes(SpeciesResolver.types(npz.numbers("types", particles)))
              : named(npz, particles, resolver);
      requireAll(species);
      return KobAndersen.SPECIES.containsAll(species.names()) ? ofBoth(species) : species;
    } catch (MalformedFrameException e) {
      throw e.at("array types").in(file);
    }
  }

  private static Species named(NpzArchive npz, int particles, SpeciesResolver resolver) {
    List<String> words = new ArrayList<>();
    byte[] named = new byte[particles];
    int[] next = {0};
    npz.texts(
        "types",
        particles,
        text -> {
          String word = text.strip();
          if (word.isEmpty()) {
            throw new MalformedFrameException(
                "particle %d has no name".formatted(next[0]), "name the species of every particle");
          }
          int known = words.indexOf(word);
          if (known < 0) {
            requireRoom(words);
            words.add(word);
            known = words.size() - 1;
          }
          named[next[0]++] = (byte) known;
        });
    return resolver.ofNames(words, named);
  }

  private static void requireRoom(List<String> words) {
    if (words.size() == SpeciesResolver.MAX_SPECIES) {
      throw new MalformedFrameException(
          "there are more than %d names of species".formatted(SpeciesResolver.MAX_SPECIES),
          "write 0 for A, 1 for B, and so on");
    }
  }

  private static void requireAll(Species species) {
    boolean[] present = new boolean[species.names().size()];
    for (byte index : species.indices()) {
      present[index] = true;
    }
    for (int index = 0; index < present.length; index++) {
      if (!present[index]) {
        throw new MalformedFrameException(
            "there are particles of species %s, and none of %s: the types have a gap"
                .formatted(species.names().get(present.length - 1), species.names().get(index)),
            "write 0 for A, 1 for B, and so on, without gaps");
      }
    }
  }

  private static Species ofBoth(Species some) {
    byte[] indices = new byte[some.indices().length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = (byte) KobAndersen.SPECIES.indexOf(some.names().get(some.indices()[i]));
    }
    return new Species(KobAndersen.SPECIES, indices);
  }
}
