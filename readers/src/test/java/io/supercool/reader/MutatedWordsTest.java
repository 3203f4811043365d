package io.supercool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One word of a heading or comment is misspelt, left out, doubled or put after another: then what
 * is read stays the same, or something is refused or warned of. Nothing changes in silence.
 */
class MutatedWordsTest {
  private static final int MUTATIONS = Integer.getInteger("supercool.mutations", 2_500);
  private static final long SEED = 16;
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+(?=[ =:\"\\n]|$)|[^\\s]+");

  /** Without d and e, which make another number of a number. */
  private static final String LETTERS = "abcfghijklmnopqrstuvwxyzTF";

  private static final String DUMP =
      """
      ITEM: UNITS
      lj
      ITEM: TIME
      %s
      ITEM: TIMESTEP
      %d
      ITEM: NUMBER OF ATOMS
      3
      ITEM: BOX BOUNDS xy xz yz pp pp pp
      -1 4.5 0.5
      0 5 0
      0 6 0
      ITEM: ATOMS id type element xs ys zs ix iy iz vx vy vz c_pe
      3 1 A 0.1 0.2 0.3 0 1 0 9 9 9 -7
      1 2 B 0.6 0.5 0.4 1 0 0 9 9 9 -6
      2 1 A 0.7 0.8 0.9 0 0 -1 9 9 9 -5
      """;

  private static final String XYZ =
      """
      3
      Lattice="5 0 0 0.5 5 0 0 0 6" Properties=id:I:1:species:S:1:pos:R:3:velo:R:3:energies:R:1 \
      pbc="T T T" Origin="-1 0 0" Step=%2$d Time=%1$s units=lj energy=-3
      3 A 0.1 0.2 0.3 9 9 9 -7
      1 B 0.6 0.5 0.4 9 9 9 -6
      2 A 0.7 0.8 0.9 9 9 9 -5
      """;

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void dumpIsNotMisreadInSilence() throws Exception {
    assertNoneSilent(
        DUMP.formatted("0.5", 100) + DUMP.formatted("1.0", 200),
        "liquid.lammpstrj",
        line -> line.startsWith("ITEM") || line.equals("lj"));
  }

  @Test
  @Timeout(300)
  void extendedXyzIsNotMisreadInSilence() throws Exception {
    assertNoneSilent(
        XYZ.formatted("0.5", 100) + XYZ.formatted("1.0", 200),
        "liquid.xyz",
        line -> line.startsWith("Lattice"));
  }

  private interface Heading {
    boolean is(String line);
  }

  private void assertNoneSilent(String good, String name, Heading heading) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, good);
    ReadFile right = ReadFile.of(file);
    assertThat(right.refused()).isEmpty();
    assertThat(right.frames()).hasSize(2);
    Random random = new Random(SEED);
    Map<String, Integer> outcomes = new HashMap<>();
    List<String> silent = new ArrayList<>();
    for (int k = 0; k < MUTATIONS; k++) {
      String mutated = mutate(good, heading, random);
      Files.writeString(file, mutated);
      ReadFile read = ReadFile.of(file);
      String outcome =
          !read.refused().isEmpty()
              ? "refused"
              : read.warnings().size() > right.warnings().size()
                  ? "warned of"
                  : same(right, read) ? "the same" : "silent";
      outcomes.merge(outcome, 1, Integer::sum);
      if (outcome.equals("silent") && silent.size() < 20) {
        silent.add(difference(good, mutated));
      }
    }
    assertThat(silent).as("%s of seed %d", outcomes, SEED).isEmpty();
    assertThat(outcomes.keySet()).as("the mutations bite").contains("refused", "warned of");
  }

  private static boolean same(ReadFile first, ReadFile second) {
    return first.ids().equals(second.ids())
        && first.frames().stream()
            .map(ContentHash::of)
            .toList()
            .equals(second.frames().stream().map(ContentHash::of).toList());
  }

  private static String difference(String good, String mutated) {
    List<String> lines = new ArrayList<>(Arrays.asList(mutated.split("\n")));
    lines.removeAll(Arrays.asList(good.split("\n")));
    return lines.toString();
  }

  /** Changes one word of one heading. Numbers become no other numbers. */
  private static String mutate(String good, Heading heading, Random random) {
    String[] lines = good.split("\n");
    List<Integer> headings = new ArrayList<>();
    for (int line = 0; line < lines.length; line++) {
      if (heading.is(lines[line])) {
        headings.add(line);
      }
    }
    int line = headings.get(random.nextInt(headings.size()));
    Matcher words = WORD.matcher(lines[line]);
    List<int[]> places = new ArrayList<>();
    while (words.find()) {
      places.add(new int[] {words.start(), words.end()});
    }
    int[] place = places.get(random.nextInt(places.size()));
    String word = lines[line].substring(place[0], place[1]);
    String changed =
        switch (random.nextInt(5)) {
          case 0 -> misspelt(word, random);
          case 1 -> "";
          case 2 -> word + " " + word;
          case 3 -> word + " surplus";
          default -> misspelt(misspelt(word, random), random);
        };
    lines[line] = lines[line].substring(0, place[0]) + changed + lines[line].substring(place[1]);
    return String.join("\n", lines) + "\n";
  }

  /** With a letter more, less or in the place of another. */
  private static String misspelt(String word, Random random) {
    char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
    int at = random.nextInt(word.length() + 1);
    if (word.isEmpty() || random.nextBoolean()) {
      return word.substring(0, at) + letter + word.substring(at);
    }
    int in = Math.min(at, word.length() - 1);
    byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
    bytes[in] = (byte) letter;
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
