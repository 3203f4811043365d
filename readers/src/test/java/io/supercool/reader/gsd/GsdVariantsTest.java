package io.supercool.reader.gsd;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.reader.ReadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** GSD files after public reports, and the many ways in which a frame can be written. */
class GsdVariantsTest {
  private static final Path CASES = Path.of("src/test/resources/cases").toAbsolutePath();
  private static final String STEP = "configuration/step";
  private static final String TYPEID = "particles/typeid";

  @TempDir Path folder;

  private ReadFile read(WrittenGsd gsd) throws IOException {
    return ReadFile.of(gsd.write(folder.resolve("liquid.gsd")));
  }

  @Test
  void stepsThatBeginAgainAreOfAnotherTrajectory() {
    ReadFile read = ReadFile.of(CASES.resolve("04-gsd-steps-begin-again.gsd"));
    assertThat(read.refused()).isEmpty();
    assertThat(read.frames()).hasSize(4);
    assertThat(read.ids()).doesNotHaveDuplicates();
    assertThat(read.warnings()).anyMatch(text -> text.contains("the steps go back to"));
  }

  @Test
  void aPlaneNeedsNoDimensions() {
    ReadFile read = ReadFile.of(CASES.resolve("29d-gsd-Lz0-no-dimensions.gsd"));
    assertThat(read.refused()).isEmpty();
    Configuration frame = read.frames().get(0);
    assertThat(frame.header().box()).containsExactly(4.5, 4.5);
    assertThat(frame.header().dimensions()).isEqualTo(2);
    assertThat(read.species()).isEqualTo("A=9, B=3");
  }

  static Stream<Arguments> read() {
    double[] typeid = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1};
    String frames = "0:12 100:12";
    return Stream.of(
        Arguments.of("as it is", frames, "", two()),
        Arguments.of(
            "letters of another type", frames, "", two().with(TYPEID, ChunkType.UINT8, typeid)),
        Arguments.of("types as decimals", frames, "", two().with(TYPEID, ChunkType.DOUBLE, typeid)),
        Arguments.of(
            "names that are numbers",
            frames,
            "",
            new WrittenGsd().whole(0).names("1", "2").whole(100).names("1", "2")),
        Arguments.of(
            "numbers from 0",
            frames,
            "",
            new WrittenGsd().whole(0).names("0", "1").whole(100).names("0", "1")),
        Arguments.of(
            "types without names",
            frames,
            "the types have no names",
            new WrittenGsd()
                .whole(0)
                .without("particles/types")
                .whole(100)
                .without("particles/types")),
        Arguments.of(
            "one name twice",
            frames,
            "the species are taken from the types",
            new WrittenGsd().whole(0).names("C", "C").whole(100).names("C", "C")),
        Arguments.of(
            "unknown chunk",
            frames,
            "the chunk `particles/spin` is not known",
            two().with("particles/spin", ChunkType.FLOAT, 1)),
        Arguments.of(
            "known chunk that is not needed",
            frames,
            "",
            two()
                .with("log/energy", ChunkType.DOUBLE, 1)
                .with("particles/mass", ChunkType.FLOAT, 1)),
        Arguments.of(
            "another version", frames, "version 2 of HOOMD's schema", two().schema("hoomd", 2)),
        Arguments.of(
            "no steps",
            "0:12 1:12 2:12",
            "the frames are numbered",
            new WrittenGsd().whole(0).without(STEP).whole(0).without(STEP).whole(0).without(STEP)),
        Arguments.of(
            "the first step is not written",
            frames,
            "",
            new WrittenGsd().whole(0).without(STEP).whole(100)),
        Arguments.of(
            "as in the first frame",
            frames,
            "",
            new WrittenGsd().whole(0).frame().with(STEP, ChunkType.UINT64, 100).positions(12, 7)),
        Arguments.of(
            "a step of 63 bits",
            "0:12 4611686018427387904:12",
            "",
            new WrittenGsd().whole(0).whole(1L << 62)),
        Arguments.of(
            "two dimensions, but z",
            frames,
            "z is not read",
            new WrittenGsd()
                .whole(0)
                .with("configuration/dimensions", ChunkType.UINT8, 2)
                .whole(100)));
  }

  private static WrittenGsd two() {
    return new WrittenGsd().whole(0).whole(100);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void read(String what, String frames, String warning, WrittenGsd gsd) throws IOException {
    ReadFile read = read(gsd);
    assertThat(read.refused()).isEmpty();
    assertThat(
            read.frames().stream()
                .map(frame -> frame.snapshot().step() + ":" + frame.particles())
                .collect(Collectors.joining(" ")))
        .isEqualTo(frames);
    assertThat(read.species()).isEqualTo("A=9, B=3");
    List<String> warnings =
        read.warnings().stream().filter(text -> !text.contains("Kob-Andersen")).toList();
    if (warning.isEmpty()) {
      assertThat(warnings).isEmpty();
    } else {
      assertThat(warnings).anyMatch(text -> text.contains(warning));
    }
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("header: the schema is `other`", two().schema("other", 1)),
        Arguments.of("header: the schema is ``", two().schema("", 1)),
        Arguments.of("there are 4 dimensions", dimensions(4)),
        Arguments.of("there are 0 dimensions", dimensions(0)),
        Arguments.of("there are 1 dimensions", dimensions(1)),
        Arguments.of(
            "holds 2.5, which is no whole number",
            new WrittenGsd().whole(0).with("configuration/dimensions", ChunkType.FLOAT, 2.5)),
        Arguments.of(
            "holds NaN, which is no whole number",
            new WrittenGsd().whole(0).with(TYPEID, ChunkType.FLOAT, nan())),
        Arguments.of(
            "particle 0 has type 2 of 2",
            new WrittenGsd()
                .whole(0)
                .with(TYPEID, ChunkType.UINT32, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        Arguments.of(
            "chunk particles/typeid is 11 x 1 where 12 x 1 was expected; write the frame again",
            new WrittenGsd().whole(0).with(TYPEID, ChunkType.UINT32, new double[11])),
        Arguments.of(
            "chunk particles/position is 36 x 1 where 12 x 3",
            new WrittenGsd().whole(0).with("particles/position", ChunkType.FLOAT, new double[36])),
        Arguments.of(
            "chunk configuration/step holds text",
            new WrittenGsd().whole(0).with(STEP, ChunkType.CHARACTER, '7')),
        Arguments.of(
            "chunk particles/types holds INT32",
            new WrittenGsd().whole(0).with("particles/types", ChunkType.INT32, 'A', 'B')),
        Arguments.of(
            "the step is -1, or beyond 63 bits",
            new WrittenGsd().whole(0).with(STEP, ChunkType.INT64, -1)),
        Arguments.of(
            "edge length 0.0",
            new WrittenGsd()
                .whole(0)
                .with("configuration/box", ChunkType.FLOAT, 4.5, 4.5, 0, 0, 0, 0)));
  }

  private static WrittenGsd dimensions(int dimensions) {
    return new WrittenGsd().whole(0).with("configuration/dimensions", ChunkType.UINT8, dimensions);
  }

  private static double[] nan() {
    double[] types = new double[12];
    types[3] = Double.NaN;
    return types;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String reason, WrittenGsd gsd) throws IOException {
    ReadFile read = read(gsd);
    assertThat(read.refused()).isNotEmpty().allMatch(text -> text.contains("liquid.gsd: "));
    assertThat(read.refused().get(0)).contains(reason);
  }

  @ParameterizedTest
  @EnumSource(
      value = ChunkType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CHARACTER"})
  void numbersMayBeOfAnyType(ChunkType type) throws IOException {
    ReadFile read = read(new WrittenGsd().whole(0).with(STEP, type, 100));
    assertThat(read.ids()).containsExactly("liquid/liquid/100");
  }

  @Test
  void particlesMayComeAndGo() throws IOException {
    ReadFile read =
        read(
            new WrittenGsd()
                .whole(0)
                .frame()
                .with(STEP, ChunkType.UINT64, 100)
                .with("particles/N", ChunkType.UINT32, 3)
                .with(TYPEID, ChunkType.UINT32, 1, 0, 1)
                .positions(3, 5)
                .frame()
                .with(STEP, ChunkType.UINT64, 200)
                .with("particles/N", ChunkType.UINT32, 2)
                .positions(2, 5));
    assertThat(read.refused()).isEmpty();
    assertThat(read.frames()).extracting(Configuration::particles).containsExactly(12, 3, 2);
    assertThat(read.frames().get(1).species()).containsExactly(1, 0, 1);
    assertThat(read.frames().get(2).species()).containsExactly(0, 0);
    assertThat(read.warnings()).anyMatch(text -> text.startsWith("frame 3: there are other"));
  }

  @Test
  void stepsThatFill64BitsAreRefused() throws IOException {
    double most = 18446744073709551615.0;
    ReadFile read = read(new WrittenGsd().whole(0).whole(0).with(STEP, ChunkType.DOUBLE, most));
    assertThat(read.frames()).hasSize(1);
    assertThat(read.refused()).singleElement().asString().contains("frame 2: ");
  }

  @Test
  void imagesAreWholeAndPlausible() throws IOException {
    double[] images = new double[36];
    images[4] = 0.5;
    assertThat(read(new WrittenGsd().whole(0).image(ChunkType.FLOAT, images)).refused())
        .singleElement()
        .asString()
        .contains("frame 1: the image of particle 1 is 0.5; write whole numbers");
    images[4] = 4294967295.0;
    assertThat(read(new WrittenGsd().whole(0).image(ChunkType.UINT32, images)).refused())
        .singleElement()
        .asString()
        .contains("the image of particle 1 is 4.294967295E9");
  }

  @Test
  void aFileWithoutFramesIsRefused() throws IOException {
    ReadFile read = read(new WrittenGsd());
    assertThat(read.refused())
        .singleElement()
        .asString()
        .contains("file: the file holds no frames");
  }

  @Test
  void whatFollowsOnTheFileIsWarnedOf() throws IOException {
    Path file = new WrittenGsd().whole(0).write(folder.resolve("liquid.gsd"));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, bytes, StandardOpenOption.APPEND);
    ReadFile read = ReadFile.of(file);
    assertThat(read.frames()).hasSize(1);
    assertThat(read.warnings())
        .containsExactly(
            "file: %d bytes behind the last chunk are of no frame and not read: was a second file appended, or the writer stopped?"
                .formatted(bytes.length));
  }

  @Test
  void typesThatDoNotOccurAreNoSpecies() throws IOException {
    ReadFile read = read(new WrittenGsd().whole(0).names("A", "B", "C", "D"));
    assertThat(read.species()).isEqualTo("A=9, B=3");
    assertThat(read.frames().get(0).header().potential())
        .isEqualTo(Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    ReadFile one = read(new WrittenGsd().whole(0).with(TYPEID, ChunkType.UINT32, new double[12]));
    assertThat(one.species()).as("a part of the liquid").isEqualTo("A=12, B=0");
  }

  @Test
  void speciesThatOccurredStay() throws IOException {
    ReadFile read =
        read(
            new WrittenGsd()
                .whole(0)
                .names("Ni", "P", "X")
                .whole(100)
                .names("Ni", "P", "X")
                .with(TYPEID, ChunkType.UINT32, new double[12]));
    assertThat(read.frames())
        .allSatisfy(frame -> assertThat(frame.header().species()).containsExactly("Ni", "P"));
  }

  @Test
  void theDefaultOfTheSchemaIsNotDoubted() throws IOException {
    ReadFile read = read(new WrittenGsd().whole(0).without("particles/types").without(TYPEID));
    assertThat(read.species()).isEqualTo("A=12");
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void framesWithoutChunksAreToldOf() throws IOException {
    ReadFile read = read(new WrittenGsd().whole(0).frame().frame().whole(100));
    assertThat(read.frames()).hasSize(2);
    assertThat(read.warnings()).anyMatch(text -> text.contains("frames 2 to 3 have no chunks"));
  }
}
