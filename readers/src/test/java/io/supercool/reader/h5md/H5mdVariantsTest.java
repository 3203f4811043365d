package io.supercool.reader.h5md;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.reader.ReadFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same liquid in the many ways in which programs write H5MD. */
class H5mdVariantsTest {
  private static final String FIRST = "0:12 100:12 200:12";
  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  private ReadFile read(UnaryOperator<WrittenH5md> change) {
    return ReadFile.of(change.apply(new WrittenH5md()).write(folder.resolve("liquid.h5")));
  }

  private static Arguments variant(
      String what, String frames, String warning, UnaryOperator<WrittenH5md> change) {
    return Arguments.of(what, frames, warning, change);
  }

  private static Arguments refusal(String what, String reason, UnaryOperator<WrittenH5md> change) {
    return Arguments.of(what, reason, change);
  }

  static Stream<Arguments> read() {
    int[] types = WrittenH5md.species(9, 3);
    double[][][] x = WrittenH5md.positions(12, 1);
    long[][] fromZero = ids(0);
    long[][] padded = ids(1);
    padded[1][7] = 0;
    padded[2][3] = 0;
    padded[2][7] = 0;
    return Stream.of(
        variant("as it is", FIRST, "", file -> file),
        variant("from 1", FIRST, "", file -> file.with("all/species", plus(types, 1))),
        variant("bytes", FIRST, "", file -> file.with("all/species", bytes(types))),
        variant("decimals", FIRST, "", file -> file.with("all/species", doubles(types))),
        variant("letters", FIRST, "", file -> file.with("all/species", letters(types))),
        variant(
            "letters in a column",
            FIRST,
            "",
            file ->
                file.with("all/species/value", column(types))
                    .without("all/species")
                    .with("all/species/value", column(types))),
        variant("floats", FIRST, "", file -> file.with("all/position/value", floats(x))),
        variant("steps as decimals", FIRST, "", file -> steps(file, new double[] {0, 100, 200})),
        variant(
            "steps in a column", FIRST, "", file -> steps(file, new int[][] {{0}, {100}, {200}})),
        variant("an interval", FIRST, "", file -> steps(file, 100)),
        variant(
            "an interval in an array",
            FIRST,
            "taken for an interval",
            file -> steps(file, new int[] {100})),
        variant(
            "an offset",
            "7:12 107:12 207:12",
            "",
            file -> steps(file, 100).with("all/position/step@offset", 7)),
        variant(
            "an offset in an array",
            "7:12 107:12 207:12",
            "",
            file -> steps(file, 100).with("all/position/step@offset", new double[] {7})),
        variant(
            "a list and an offset",
            FIRST,
            "the offset of all/position/step is not added",
            file -> file.with("all/position/step@offset", 7)),
        variant(
            "an attribute of steps",
            FIRST,
            "the attribute increment of all/position/step",
            file -> file.with("all/position/step@increment", 7)),
        variant(
            "fewer steps than frames",
            "0:12 1:12",
            "all/position has 3 frames and steps of 2: the last 1 are not read",
            file -> steps(file, new int[] {0, 1})),
        variant(
            "times that fall",
            FIRST,
            "the time falls from 1.0 to 0.5 while the step rises",
            file -> file.with("all/position/time", new double[] {1, 0.5, 0})),
        variant(
            "negative ids",
            "0:12 100:11 200:10",
            "negative ids",
            file -> ids(file, negative(padded))),
        variant(
            "id 0 at the origin",
            FIRST,
            "the particle of id 0 is at the origin",
            file -> ids(file, ids(0)).with("all/position/value", zero(x, 0))),
        variant(
            "zeros at the end",
            FIRST,
            "the last rows of position are zero",
            file -> file.with("all/position/value", zero(x, 11))),
        variant(
            "an attribute of edges",
            FIRST,
            "the attribute factor of all/box/edges",
            file -> file.with("all/box/edges@factor", 2)),
        variant(
            "an attribute of images",
            FIRST,
            "the attribute unit of all/image",
            file -> file.with("all/image", new int[12][3]).with("all/image@unit", "nm")),
        variant(
            "an attribute of ids",
            FIRST,
            "the attribute offset of all/id",
            file -> file.with("all/id", ids(1)[0]).with("all/id@offset", 5)),
        variant(
            "an attribute of the element",
            FIRST,
            "the attribute scaled of all/position",
            file -> file.with("all/position@scaled", 1)),
        variant(
            "a sibling of values",
            FIRST,
            "scale in all/position is not known",
            file -> file.with("all/position/scale", 2)),
        variant(
            "no steps",
            "0:12 1:12 2:12",
            "the frames are numbered",
            file -> file.without("all/position/step")),
        variant(
            "too few times",
            FIRST,
            "the times are not read",
            file -> file.with("all/position/time", new double[] {0, 1})),
        variant(
            "a time that is none",
            FIRST,
            "the times are not read",
            file -> file.with("all/position/time", new double[] {0, NAN, 1})),
        variant(
            "one frame",
            "0:12",
            "",
            file -> file.without("all/position").with("all/position", x[0])),
        variant("one text", FIRST, "", file -> boundary(file, "periodic")),
        variant(
            "one text in an array", FIRST, "", file -> boundary(file, new String[] {"periodic"})),
        variant(
            "no boundary", FIRST, "taken for periodic", file -> file.without("all/box@boundary")),
        variant(
            "a unit that is no text",
            FIRST,
            "the unit of all/position/value is not read",
            file -> file.with("all/position/value@unit", 3)),
        variant(
            "unknown element",
            FIRST,
            "scale in all is not known",
            file -> file.with("all/scale", 2)),
        variant(
            "unknown element of the box",
            FIRST,
            "offset in all/box is not known",
            file -> file.with("all/box/offset", new double[3])),
        variant(
            "unknown attribute",
            FIRST,
            "the attribute factor of all/position/value",
            file -> file.with("all/position/value@factor", 2)),
        variant("ids from 0", FIRST, "", file -> ids(file, fromZero)),
        variant("ids as decimals", FIRST, "", file -> ids(file, doubles(fromZero))),
        variant(
            "no id is 0 or absent",
            "0:12 100:11 200:10",
            "taken for absent",
            file -> ids(file, padded)),
        variant("no id is NaN", "0:12 100:11 200:10", "", file -> ids(file, holes(padded))),
        variant(
            "padded positions",
            "0:12 100:10 200:12",
            "taken for padding",
            file -> file.with("all/position/value", padded(x, 10, 3))),
        variant("a part beside all", FIRST, "", file -> file.group("some", part(x, 3, 7))),
        variant(
            "others beside all",
            FIRST,
            "others than `all`",
            file -> file.group("wall", WrittenH5md.positions(4, 9))),
        variant(
            "a group without positions",
            FIRST,
            "wall has no position",
            file -> renamed(file).with("wall/charge", 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void read(String what, String frames, String warning, UnaryOperator<WrittenH5md> change) {
    ReadFile read = read(change);
    assertThat(read.refused()).isEmpty();
    assertThat(
            read.frames().stream()
                .map(frame -> frame.snapshot().step() + ":" + frame.particles())
                .collect(Collectors.joining(" ")))
        .isEqualTo(frames);
    assertThat(read.species()).isEqualTo("A=9, B=3");
    if (warning.isEmpty()) {
      assertThat(read.warnings()).filteredOn(text -> !text.contains("Kob-Andersen")).isEmpty();
    } else {
      assertThat(read.warnings()).anyMatch(text -> text.contains(warning));
    }
  }

  static Stream<Arguments> refused() {
    double[][][] x = WrittenH5md.positions(12, 1);
    return Stream.of(
        refusal("none", "not periodic along x (boundary none)", file -> boundary(file, "none")),
        refusal(
            "two texts",
            "boundary of the box is [periodic, periodic]",
            file -> boundary(file, new String[] {"periodic", "periodic"})),
        refusal(
            "numbers",
            "boundary of the box is [1, 1, 1]",
            file -> boundary(file, new int[] {1, 1, 1})),
        refusal(
            "another dimension",
            "the box is of dimension [2]",
            file -> file.with("all/box@dimension", 2)),
        refusal("one edge", "box/edges is not 3 lengths", file -> file.with("all/box/edges", 4.5)),
        refusal(
            "half an image",
            "the image of particle 0 is 0.5",
            file -> file.with("all/image", halves())),
        refusal(
            "an image without a sign",
            "the image of particle 0 is 4.294967295E9",
            file -> file.with("all/image", withoutSign())),
        refusal(
            "a dimension that is text",
            "the attribute dimension of the box is a text",
            file -> file.with("all/box@dimension", "3")),
        refusal(
            "boundaries that are truth values",
            "truth values, not texts",
            file -> boundary(file, new String[] {"TRUE", "TRUE", "FALSE"})),
        refusal(
            "vectors or frames",
            "are they the vectors of all frames, or the lengths of 3 frames?",
            file ->
                file.without("all/box/edges")
                    .with(
                        "all/box/edges/value",
                        new double[][] {{4.5, 0, 0}, {0, 4.5, 0}, {0, 0, 4.5}})),
        refusal(
            "a part of another group",
            "the group of particles tracers is part of all2, or the same: they share 4 positions",
            file ->
                renamed(file).group("tracers", part(x, 3, 7)).with("tracers/species", new int[4])),
        refusal(
            "the same group unwrapped",
            "is part of",
            file ->
                renamed(file)
                    .group("raw", moved(x, WrittenH5md.EDGE))
                    .with("raw/species", WrittenH5md.species(9, 3))),
        refusal(
            "the same ids",
            "share 12 ids",
            file ->
                renamed(file)
                    .with("all2/id", ids(1)[0])
                    .group("other", WrittenH5md.positions(12, 5))
                    .with("other/species", WrittenH5md.species(9, 3))
                    .with("other/id", ids(1)[0])),
        refusal(
            "a species without a name",
            "the species of particle 9 has no name",
            file -> file.with("all/species@names", new String[] {"Ni"})),
        refusal(
            "four steps",
            "all/position/step is of the shape [4], for 3 frames",
            file -> steps(file, new int[] {0, 1, 2, 3})),
        refusal(
            "half a step",
            "all/position/step is 0.5",
            file -> steps(file, new double[] {0, 0.5, 1})),
        refusal(
            "an offset that is text",
            "the offset of all/position/step is not one number",
            file -> steps(file, 100).with("all/position/step@offset", "7")),
        refusal(
            "other particles",
            "image is of the shape [3, 11, 3]",
            file -> file.with("all/image/value", new int[3][11][3])),
        refusal(
            "two values, no steps",
            "all/image has 2 values and no step, for 3 frames",
            file -> file.with("all/image/value", new int[2][12][3])),
        refusal(
            "nowhere",
            "frame 2: particle 5 is at NaN",
            file -> file.with("all/position/value", padded(x, 5, 6))),
        refusal(
            "negative",
            "the species of particle 0 is -1.0",
            file -> file.with("all/species", plus(WrittenH5md.species(9, 3), -1))),
        refusal(
            "units",
            "positions are in nm, the edges of the box in m",
            file -> file.with("all/position/value@unit", "nm").with("all/box/edges@unit", "m")),
        refusal(
            "other steps",
            "the groups of particles all2 and wall differ in their steps",
            file ->
                renamed(file).group("wall", x).with("wall/position/step", new int[] {0, 100, 300})),
        refusal(
            "another box",
            "the groups of particles all2 and wall differ in their box",
            file ->
                renamed(file)
                    .group("wall", x)
                    .with("wall/species", new int[12])
                    .with("wall/box/edges", new double[] {4.5, 4.5, 5})),
        refusal(
            "species in one",
            "some of the groups [all2, wall] have species",
            file -> renamed(file).group("wall", WrittenH5md.positions(12, 5))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String what, String reason, UnaryOperator<WrittenH5md> change) {
    ReadFile read = read(change);
    assertThat(read.refused()).isNotEmpty().allMatch(text -> text.contains("liquid.h5: "));
    assertThat(read.refused()).anyMatch(text -> text.contains(reason));
  }

  /** Beside the positions, and beyond them, in any order: what counts is the step. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void elementsBelongToTheFramesOfTheirSteps(long seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>(List.of(0, 50, 100, 150, 200));
    Collections.shuffle(order, random);
    int[] steps = order.stream().mapToInt(step -> step).toArray();
    int[][] types = new int[5][12];
    int[][][] images = new int[5][12][3];
    double[][] edges = new double[5][3];
    for (int i = 0; i < 5; i++) {
      Arrays.setAll(types[i], particle -> particle == 0 ? 0 : random.nextInt(2));
      Arrays.fill(edges[i], 5 + steps[i]);
      images[i][2][1] = steps[i];
    }
    double[][][] x = WrittenH5md.positions(12, 1);
    List<Configuration> frames =
        read(file ->
                file.without("all/species")
                    .without("all/box/edges")
                    .with("all/species/value", types)
                    .with("all/species/step", steps)
                    .with("all/image/value", images)
                    .with("all/image/step", steps)
                    .with("all/box/edges/value", edges)
                    .with("all/box/edges/step", steps))
            .frames();
    assertThat(frames).hasSize(3);
    for (int k = 0; k < 3; k++) {
      int step = 100 * k;
      assertThat(frames.get(k).header().box()).containsOnly(5 + step);
      assertThat(frames.get(k).species()).isEqualTo(bytes(types[order.indexOf(step)]));
      assertThat(frames.get(k).positions()[2 * 3 + 1])
          .isEqualTo(x[k][2][1] + (double) step * (5 + step));
    }
  }

  @Test
  void whatHasNoValueAtAStepIsMissedThereAlone() {
    ReadFile read =
        read(
            file ->
                file.with("all/image/value", new int[2][12][3])
                    .with("all/image/step", new int[] {0, 200}));
    assertThat(read.ids()).hasSize(2);
    assertThat(read.refused())
        .singleElement()
        .asString()
        .contains("frame 2: all/image has no value of step 100");
  }

  /** Particles come and go; those that are there keep their places by id. */
  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void absentParticlesAreLeftOutOfEverything(long seed) {
    Random random = new Random(seed);
    double[][][] x = WrittenH5md.positions(12, 1);
    double[][] ids = new double[3][12];
    int[][] types = new int[3][12];
    List<List<Integer>> present = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      List<Integer> places = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
      Collections.shuffle(places, random);
      for (int row = 0; row < 12; row++) {
        ids[k][row] = k > 0 && random.nextInt(3) == 0 ? NAN : 1 + places.get(row);
        types[k][row] = Double.isNaN(ids[k][row]) ? -1 : (int) ids[k][row] % 2;
      }
      double[] numbers = ids[k];
      present.add(
          IntStream.range(0, 12)
              .boxed()
              .filter(row -> !Double.isNaN(numbers[row]))
              .sorted((a, b) -> Double.compare(numbers[a], numbers[b]))
              .toList());
    }
    List<Configuration> frames =
        read(file ->
                ids(file.without("all/species"), ids)
                    .with("all/species/value", types)
                    .with("all/species/step", new int[] {0, 100, 200}))
            .frames();
    for (int k = 0; k < 3; k++) {
      Configuration frame = frames.get(k);
      assertThat(frame.particles()).isEqualTo(present.get(k).size());
      for (int i = 0; i < frame.particles(); i++) {
        int row = present.get(k).get(i);
        assertThat((int) frame.species()[i]).isEqualTo(types[k][row]);
        assertThat(frame.positions()[3 * i]).isEqualTo(x[k][row][0]);
      }
    }
  }

  @Test
  void absentParticlesNeedNoNames() {
    long[][] ids = ids(1);
    ids[2][11] = 0;
    String[][] names = {
      letters(WrittenH5md.species(9, 3)), letters(WrittenH5md.species(9, 3)), null
    };
    names[2] = names[1].clone();
    names[2][11] = "";
    ReadFile read =
        read(
            file ->
                ids(file.without("all/species"), ids)
                    .with("all/species/value", names)
                    .with("all/species/step", new int[] {0, 100, 200}));
    assertThat(read.refused()).isEmpty();
    assertThat(read.frames().get(2).particles()).isEqualTo(11);
  }

  @Test
  void theUnitOfTheEdgesIsThatOfThePositions() {
    ReadFile read = read(file -> file.with("all/box/edges@unit", "nm"));
    assertThat(read.refused()).isEmpty();
    assertThat(read.frames().get(0).header().units()).isEqualTo("nm");
  }

  @Test
  void namesBesideTheSpeciesAreTheirs() {
    ReadFile read = read(file -> file.with("all/species@names", new String[] {"Ni", "P"}));
    assertThat(read.refused()).isEmpty();
    assertThat(read.species()).isEqualTo("Ni=9, P=3");
    ReadFile twice = read(file -> file.with("all/species@names", new String[] {"C", "C"}));
    assertThat(twice.species()).isEqualTo("A=9, B=3");
    assertThat(twice.warnings()).anyMatch(text -> text.contains("some come twice"));
  }

  @Test
  void groupsAreSpeciesWhereTheirParticlesHaveNone() {
    double[][][] x = WrittenH5md.positions(12, 1);
    ReadFile read =
        read(file -> file.without("all").group("P", part(x, 9, 12)).group("Ni", part(x, 0, 9)));
    assertThat(read.refused()).isEmpty();
    assertThat(read.species()).isEqualTo("Ni=9, P=3");
    assertThat(read.frames().get(2).positions()[3 * 9]).isEqualTo(x[2][9][0]);
  }

  @Test
  void groupsAreSpeciesWhereAllParticlesHaveTheSame() {
    double[][][] x = WrittenH5md.positions(12, 1);
    ReadFile read =
        read(
            file ->
                file.without("all")
                    .group("A", part(x, 0, 9))
                    .with("A/species", new int[9])
                    .group("B", part(x, 9, 12))
                    .with("B/species", new int[3]));
    assertThat(read.species()).isEqualTo("A=9, B=3");
    assertThat(read.warnings()).anyMatch(text -> text.contains("the groups' names are taken"));
  }

  @Test
  void zOfAPlaneIsNotLookedAt() {
    double[][][] x = WrittenH5md.positions(12, 1);
    Arrays.stream(x).flatMap(Arrays::stream).forEach(place -> place[2] = 1.5);
    ReadFile read =
        read(
            file ->
                boundary(file, new String[] {"periodic", "periodic", "none"})
                    .with("all/box/edges", new double[] {4.5, 4.5, 0})
                    .with("all/position/value", x));
    assertThat(read.refused()).isEmpty();
    assertThat(read.frames()).hasSize(3);
    assertThat(read.frames().get(0).header().box()).containsExactly(4.5, 4.5);
  }

  private static WrittenH5md steps(WrittenH5md file, Object steps) {
    return file.with("all/position/step", steps);
  }

  private static WrittenH5md boundary(WrittenH5md file, Object boundary) {
    return file.with("all/box@boundary", boundary);
  }

  private static WrittenH5md ids(WrittenH5md file, Object ids) {
    return file.with("all/id/value", ids).with("all/id/step", new int[] {0, 100, 200});
  }

  /** The same liquid in a group of another name. */
  private static WrittenH5md renamed(WrittenH5md file) {
    return file.without("all")
        .group("all2", WrittenH5md.positions(12, 1))
        .with("all2/species", WrittenH5md.species(9, 3));
  }

  private static long[][] ids(int first) {
    long[][] ids = new long[3][12];
    Arrays.stream(ids).forEach(row -> Arrays.setAll(row, i -> first + i));
    return ids;
  }

  private static double[][] doubles(long[][] values) {
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).asDoubleStream().toArray())
        .toArray(double[][]::new);
  }

  private static long[][] negative(long[][] values) {
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).map(id -> id == 0 ? -1 : id).toArray())
        .toArray(long[][]::new);
  }

  private static double[][] halves() {
    double[][] halves = new double[12][3];
    Arrays.stream(halves).forEach(image -> Arrays.fill(image, 0.5));
    return halves;
  }

  private static long[][] withoutSign() {
    long[][] images = new long[12][3];
    images[0][1] = 4294967295L;
    return images;
  }

  private static double[][][] zero(double[][][] positions, int particle) {
    double[][][] zeroed = moved(positions, 0);
    zeroed[0][particle] = new double[3];
    return zeroed;
  }

  private static double[][][] moved(double[][][] positions, double by) {
    return Arrays.stream(positions)
        .map(
            frame ->
                Arrays.stream(frame)
                    .map(place -> Arrays.stream(place).map(x -> x + by).toArray())
                    .toArray(double[][]::new))
        .toArray(double[][][]::new);
  }

  private static double[][] holes(long[][] values) {
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).mapToDouble(id -> id == 0 ? NAN : id).toArray())
        .toArray(double[][]::new);
  }

  private static int[] plus(int[] values, int more) {
    return Arrays.stream(values).map(value -> value + more).toArray();
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  private static byte[] bytes(int[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static String[] letters(int[] values) {
    return Arrays.stream(values)
        .mapToObj(value -> "AB".substring(value, value + 1))
        .toArray(String[]::new);
  }

  private static int[][] column(int[] values) {
    return Arrays.stream(values).mapToObj(value -> new int[] {value}).toArray(int[][]::new);
  }

  private static float[][][] floats(double[][][] values) {
    float[][][] floats = new float[values.length][values[0].length][3];
    for (int k = 0; k < values.length; k++) {
      for (int i = 0; i < values[k].length; i++) {
        for (int axis = 0; axis < 3; axis++) {
          floats[k][i][axis] = (float) values[k][i][axis];
        }
      }
    }
    return floats;
  }

  /** The second frame with NaN from a particle to the end, or to another. */
  private static double[][][] padded(double[][][] positions, int from, int to) {
    double[][][] padded =
        Arrays.stream(positions).map(double[][]::clone).toArray(double[][][]::new);
    for (int i = from; i < (to > from ? to : 12); i++) {
      padded[1][i] = new double[] {NAN, NAN, NAN};
    }
    return padded;
  }

  private static double[][][] part(double[][][] positions, int from, int to) {
    return Arrays.stream(positions)
        .map(frame -> Arrays.copyOfRange(frame, from, to))
        .toArray(double[][][]::new);
  }
}
