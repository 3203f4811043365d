package io.supercool.reader.npz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Split;
import io.supercool.reader.DataFolders;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileNpzTest {
  private final SupercoolNpzReader reader = new SupercoolNpzReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @Test
  void aTruncatedFile() throws Exception {
    byte[] sample = Files.readAllBytes(DataFolders.sample("ka/test/T056_s112_04.npz"));
    Path file = folder.resolve("short.npz");
    Files.write(file, Arrays.copyOf(sample, sample.length / 2));
    assertThatThrownBy(() -> reader.accepts(file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("zip directory")
        .hasMessageContaining("copy it again");
  }

  @Test
  void aFlippedBitInStoredData() throws Exception {
    byte[] bytes =
        Files.readAllBytes(DataFolders.shared("botan-T0.44/train/isoconfig_N4096T0.44_1_tc07.npz"));
    bytes[bytes.length / 2] ^= 1;
    Path file = Files.write(folder.resolve("isoconfig_N4096T0.44_1_tc07.npz"), bytes);
    BotanReader botan = new BotanReader(ReadLimits.DEFAULT);
    assertThatThrownBy(() -> botan.read(new Source(file, Split.TRAIN, null), frame -> {}))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("array positions")
        .hasMessageContaining("checksum");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'(3, 3)'                       | takes 72 bytes, but 96",
        "'(4, 3, 1)'                    | '(4, 3, 1) where (particles, dimensions) was expected'",
        "'(99999999999, 3)'             | unreadable shape",
        "'(2147483647, 2147483647, 4)'  | absurd shape",
        "'(-4, -3)'                     | unreadable header",
        "'(1, 1, 1, 1, 1, 1, 1, 12, 1)' | 9 axes",
      })
  void shapesThatAreNotTheData(String shape, String reason) throws Exception {
    NpzFile npz = NpzFile.liquid();
    npz.array("initial_positions", "'<f8'", shape, new byte[96]);
    assertRefused(npz, "array initial_positions", reason);
  }

  @ParameterizedTest
  @CsvSource({"'|O',object", "<c16,complex", "<M8,date", "|V8,void", "<f2,half"})
  void elementTypesThatAreNoPlainNumbers(String type, String what) throws Exception {
    NpzFile npz = NpzFile.liquid();
    npz.array("initial_positions", "'" + type + "'", "(4, 3)", new byte[96]);
    assertRefused(npz, "array initial_positions", type + ", which is not a plain number");
  }

  @Test
  void recordsTextAndUnknownSpecies() throws Exception {
    byte[] data = new byte[96];
    assertRefused(
        NpzFile.liquid().array("initial_positions", "[('x', '<f8')]", "(4, 3)", data),
        "array initial_positions",
        "not a plain number");
    assertRefused(
        NpzFile.liquid().array("initial_positions", "'<U2'", "(4, 3)", data),
        "array initial_positions",
        "is text where numbers were expected");
    assertRefused(
        NpzFile.liquid().bytes("types", 0, 1, 9, 0),
        "array types",
        "particles of species J, and none of C");
    assertRefused(
        NpzFile.liquid().doubles("types", "(4,)", 0, 1, 0.5, 0),
        "array types",
        "particle 2 is 0.5");
  }

  @Test
  void nothingAndTooMuch() throws Exception {
    assertRefused(NpzFile.liquid().bytes("types"), "array types", "is empty");
    assertRefused(
        NpzFile.liquid().bytes("types", 0, 1),
        "array initial_positions",
        "(4, 3) where (2, 3) was expected");
    assertRefused(NpzFile.liquid().doubles("box", "(3,)", 5, 0, 5), "array box", "edge length 0.0");
    assertRefused(
        NpzFile.liquid()
            .doubles(
                "initial_positions",
                "(4, 3)",
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                1,
                2,
                Double.POSITIVE_INFINITY),
        "array initial_positions",
        "Infinity at index [3, 2]");
  }

  @Test
  void valuesThatCannotBe() throws Exception {
    assertRefused(
        NpzFile.liquid().text("potential", "hertzian"),
        "array potential",
        "write one of [kob-andersen/force-shifted");
    assertRefused(
        NpzFile.liquid().text("units", "x".repeat(65)), "array units", "has 65 characters");
  }

  @Test
  void aZipBomb() throws Exception {
    NpzFile npz = NpzFile.liquid();
    npz.array("initial_positions", "'<f8'", "(1048576, 3)", new byte[3 << 23]);
    Path file = npz.write(folder.resolve("bomb.npz"));
    assertThatThrownBy(() -> reader.accepts(file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("member initial_positions.npy")
        .hasMessageContaining("zip bomb");
  }

  @Test
  void aDirectoryThatUnderstatesWhatAMemberUnpacksTo() throws Exception {
    byte[] bytes = Files.readAllBytes(NpzFile.liquid().write(folder.resolve("whole.npz")));
    int entry = indexOfDirectoryEntry(bytes, "box.npy");
    bytes[entry + 24] -= 8;
    Path file = Files.write(folder.resolve("lie.npz"), bytes);
    assertThatThrownBy(() -> reader.read(new Source(file, Split.LIVE, null), frame -> {}))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("array box");
  }

  @Test
  void arraysBeyondTheLimits() throws Exception {
    Path file = NpzFile.liquid().write(folder.resolve("many.npz"));
    Source source = new Source(file, Split.LIVE, null);
    assertThatThrownBy(
            () -> new SupercoolNpzReader(new ReadLimits(1 << 20, 1 << 20, 2, 1)).accepts(file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("3 members");
    assertThatThrownBy(
            () -> new SupercoolNpzReader(new ReadLimits(100, 1 << 20, 9, 1)).accepts(file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("supercool.ingest.max-unpacked-bytes");
    assertThatThrownBy(
            () ->
                new SupercoolNpzReader(new ReadLimits(1 << 20, 64, 9, 1)).read(source, frame -> {}))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("supercool.ingest.max-array-bytes");
  }

  private void assertRefused(NpzFile npz, String place, String reason) throws IOException {
    Path file = npz.write(folder.resolve("hostile.npz"));
    assertThatThrownBy(() -> reader.read(new Source(file, Split.LIVE, null), frame -> {}))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(place)
        .hasMessageContaining(reason);
  }

  private static int indexOfDirectoryEntry(byte[] bytes, String name) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.lastIndexOf(name) - 46;
  }
}
