package io.supercool.reader.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The species of one file's particles, by one rule for all formats:
 *
 * <ul>
 *   <li>Names are names: elements, labels, letters. Their order is the alphabet's. Names that all
 *       are whole numbers are types.
 *   <li>Types are numbers from 1, or from 0 if the first frame has a 0: A, B, ... in their order.
 *   <li>Where particles have both, names count, unless all types of the first frame have the same.
 * </ul>
 *
 * <p>What the first frame decides holds for the file. Every species that a frame had is one of the
 * frames after it too. Not thread-safe.
 */
public final class SpeciesResolver {
  /** Most types, and most names. */
  public static final int MAX_SPECIES = 126;

  private static final int LETTERS = 26;
  private static final int UNDECIDED = -1;

  private final FrameWarnings warnings;
  private final Set<String> names = new TreeSet<>();
  private @Nullable Boolean byType;
  private int least;
  private int most;

  /** Indices of the types that occurred in the file. */
  private final BitSet used = new BitSet();

  /** Of a file whose types are numbered from 0 or from 1, as its first frame shows. */
  public SpeciesResolver(FrameWarnings warnings) {
    this(warnings, UNDECIDED);
  }

  private SpeciesResolver(FrameWarnings warnings, int least) {
    this.warnings = warnings;
    this.least = least;
  }

  /** Of a file whose types are numbered from 1, as LAMMPS does. */
  public static SpeciesResolver fromOne(FrameWarnings warnings) {
    return new SpeciesResolver(warnings, 1);
  }

  /**
   * The species of a frame whose particles have types alone.
   *
   * @throws MalformedFrameException if a type cannot be
   */
  public Species ofTypes(byte[] types) {
    return of(types, null, null);
  }

  /** The species of a frame whose particles have names alone. */
  public Species ofNames(List<String> words, byte[] named) {
    return of(null, words, named);
  }

  /**
   * The species of a frame.
   *
   * @param types of each particle, 0 to {@link #MAX_SPECIES}; null if it has none
   * @param words the names that occur, in any order; null if particles have none
   * @param named index of each particle's name in {@code words}
   * @throws MalformedFrameException if a type cannot be, or there is neither
   */
  public Species of(
      byte @Nullable [] types, @Nullable List<String> words, byte @Nullable [] named) {
    if (words == null || named == null) {
      if (types == null) {
        throw new MalformedFrameException(
            "nothing says of which species the particles are", "write a column of types or names");
      }
      return letters(types);
    }
    byte[] numbers = numbers(words);
    if (types == null && numbers != null) {
      byte[] numbered = new byte[named.length];
      for (int i = 0; i < numbered.length; i++) {
        numbered[i] = numbers[named[i]];
      }
      decide(numbers);
      return letters(numbered);
    }
    if (types != null && numbers != null) {
      warnOfContradiction(types, numbers, named);
    }
    boolean collapse = types != null && numbers == null && collapse(types, words, named);
    if (byType == null) {
      byType = types != null && (numbers != null || collapse);
    }
    return types != null && byType ? letters(types) : sorted(words, named);
  }

  /**
   * The species of a frame whose particles have names and atomic numbers: the names, unless they
   * are numbers or all the same.
   */
  public Species ofNamesAndElements(List<String> words, byte[] named, byte[] atomicNumbers) {
    boolean telling = numbers(words) == null && words.size() > 1;
    if (!telling && distinct(atomicNumbers).length > 1) {
      warnings.add(
          "the names of the particles are numbers, or one for all: the atomic numbers count");
      return ofAtomicNumbers(atomicNumbers);
    }
    return ofNames(words, named);
  }

  private void warnOfContradiction(byte[] types, byte[] numbers, byte[] named) {
    for (int i = 0; i < types.length; i++) {
      if (numbers[named[i]] != types[i]) {
        warnings.add(
            "the names of the particles are numbers other than their types: the types count");
        return;
      }
    }
  }

  /** Whether particles of several types all have one name. Warns of types that share one. */
  private boolean collapse(byte[] types, List<String> words, byte[] named) {
    List<Set<Integer>> typesOf = words.stream().<Set<Integer>>map(word -> new TreeSet<>()).toList();
    for (int i = 0; i < types.length; i++) {
      typesOf.get(named[i]).add((int) types[i]);
    }
    boolean single = words.size() == 1;
    for (int word = 0; word < words.size(); word++) {
      if (typesOf.get(word).size() > 1) {
        warnings.add(
            "the types %s are all called %s: %s"
                .formatted(
                    typesOf.get(word).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")),
                    words.get(word),
                    single && !Boolean.FALSE.equals(byType)
                        ? "the species are taken from the types"
                        : "they are read as one species"));
      }
    }
    return single && typesOf.get(0).size() > 1;
  }

  private Species sorted(List<String> words, byte[] named) {
    names.addAll(words);
    if (names.size() > MAX_SPECIES) {
      throw new MalformedFrameException(
          "there are more than %d names of species".formatted(MAX_SPECIES),
          "check the column of names");
    }
    List<String> all = List.copyOf(names);
    byte[] places = new byte[words.size()];
    for (int word = 0; word < places.length; word++) {
      places[word] = (byte) all.indexOf(words.get(word));
    }
    byte[] indices = new byte[named.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = places[named[i]];
    }
    return new Species(all, indices);
  }

  /** From where types are numbered, if it is not known yet. */
  private void decide(byte[] types) {
    if (least == UNDECIDED) {
      least = IntStream.range(0, types.length).anyMatch(i -> types[i] == 0) ? 0 : 1;
    }
  }

  private Species letters(byte[] types) {
    decide(types);
    byte[] indices = new byte[types.length];
    for (int i = 0; i < types.length; i++) {
      int index = types[i] - least;
      if (index < 0 || index >= LETTERS) {
        throw new MalformedFrameException(
            "the type %d is not %d to %d".formatted(types[i], least, least + LETTERS - 1),
            "number the types from %d, or write names if these are atomic numbers"
                .formatted(least));
      }
      indices[i] = (byte) index;
      most = Math.max(most, index);
      used.set(index);
    }
    warnOfGaps();
    List<String> all = new ArrayList<>();
    for (int index = 0; index <= most; index++) {
      all.add(String.valueOf((char) ('A' + index)));
    }
    return new Species(List.copyOf(all), indices);
  }

  private void warnOfGaps() {
    if (used.cardinality() <= most) {
      warnings.add(
          "no particle is of some of the types %d to %d: if these are atomic numbers, write names"
              .formatted(least, least + most));
    }
  }

  /** The words as numbers; null if one is none. */
  private static byte @Nullable [] numbers(List<String> words) {
    byte[] numbers = new byte[words.size()];
    for (int word = 0; word < numbers.length; word++) {
      if (!words.get(word).matches("\\d{1,2}")) {
        return null;
      }
      numbers[word] = Byte.parseByte(words.get(word));
    }
    return numbers;
  }

  /** Types as bytes, from numbers of any kind that are whole. */
  public static byte[] types(double[] numbers) {
    byte[] types = new byte[numbers.length];
    for (int i = 0; i < types.length; i++) {
      if (numbers[i] != Math.rint(numbers[i]) || numbers[i] < 0 || numbers[i] > MAX_SPECIES) {
        throw new MalformedFrameException(
            "the species of particle %d is %s".formatted(i, numbers[i]), "number them from 0 or 1");
      }
      types[i] = (byte) numbers[i];
    }
    return types;
  }

  /** The species of a frame whose particles have atomic numbers: the names are the elements'. */
  public Species ofAtomicNumbers(byte[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (!ChemicalElement.exists(numbers[i])) {
        throw new MalformedFrameException(
            "the atomic number of particle %d is %d".formatted(i, numbers[i]),
            "write 1 to %d".formatted(ChemicalElement.COUNT));
      }
    }
    byte[] distinct = distinct(numbers);
    List<String> words = new ArrayList<>();
    for (byte number : distinct) {
      words.add(ChemicalElement.symbol(number));
    }
    byte[] named = new byte[numbers.length];
    for (int i = 0; i < named.length; i++) {
      named[i] = (byte) Arrays.binarySearch(distinct, numbers[i]);
    }
    return ofNames(words, named);
  }

  private static byte[] distinct(byte[] numbers) {
    byte[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }
}
