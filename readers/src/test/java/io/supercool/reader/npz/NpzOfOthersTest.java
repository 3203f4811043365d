package io.supercool.reader.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.reader.Collected;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.recognition.SourceReaders;
import io.supercool.storage.npz.NpyArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as other programs and people write them. */
class NpzOfOthersTest {
  private static final String GOES_ON = ": it is not read; write ";

  private final SupercoolNpzReader reader = new SupercoolNpzReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42-npz-members-without-suffix.npz",
        "45-npz-python2-long-shape.npz",
        "48-npz-temperature-text.npz",
        "48b-npz-types-as-letters.npz"
      })
  void areReadWhole(String name) {
    Configuration frame = Collected.of(reader, Collected.file(name)).one();
    assertThat(frame.particles()).isEqualTo(12);
    assertThat(frame.header().species()).containsExactly("A", "B");
    assertThat(frame.species()).containsOnly(0, 1).contains(0, 1);
    assertThat(frame.header().box()).containsExactly(4.5, 4.5, 4.5);
    assertThat(frame.positions()).startsWith(2.8129, 4.0375, 3.4906);
    assertThat(Double.toString(frame.header().temperature()))
        .isEqualTo(name.startsWith("48-") ? "NaN" : "0.5");
  }

  @ParameterizedTest
  @CsvSource({"47-npz-lzma.npz, lzma", "47b-npz-bzip2.npz, bzip2"})
  void areNamedByTheirCompression(String name, String compression) {
    assertThatThrownBy(() -> new SourceReaders(ReadLimits.DEFAULT).of(Collected.file(name)))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("member types.npy: is compressed by " + compression)
        .hasMessageContaining("not supported; write it with numpy.savez_compressed (deflate)");
  }

  @Test
  void aTemperatureThatIsNoNumberIsQuoted() {
    assertThat(Collected.of(reader, Collected.file("48-npz-temperature-text.npz")).warnings())
        .containsExactly(
            "array temperature: is the text `T=0.44`, which is no number"
                + GOES_ON
                + "a positive number, or none");
  }

  @Test
  void aNumberThatIsNoneIsNamedByItsParticle() {
    assertThatThrownBy(() -> Collected.of(reader, Collected.file("48c-npz-nan.npz")))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("array initial_positions: is NaN at index [")
        .hasMessageContaining("], which is ")
        .hasMessageContaining(" of particle ")
        .hasMessageContaining("write a finite number there")
        .hasMessageNotContaining("savez");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1   | is -1.0",
        "NaN  | is NaN: it is not read",
        "1e31 | is 1.0E31: it is not read",
      })
  void aTemperatureThatCannotBeDoesNotSpoilTheRest(double value, String reason) throws Exception {
    assertWarned(NpzFile.liquid().doubles("temperature", "()", value), "temperature", reason);
  }

  @Test
  void nothingThatNeedNotBeThereSpoilsTheRest() throws Exception {
    NpzFile liquid = NpzFile.liquid();
    byte[] data = new byte[16];
    assertWarned(liquid.doubles("temperature", "(2,)", 1, 2), "temperature", "shape (2,)");
    liquid.without("temperature");
    assertWarned(liquid.array("time", "'|O'", "(2,)", data), "time", "element type |O");
    assertWarned(liquid.text("time", "soon"), "time", "`soon`");
    liquid.without("time");
    assertWarned(liquid.doubles("e_pot", "(3,)", 1, 2, 3), "e_pot", "shape (3,)");
    assertWarned(liquid.doubles("e_pot", "(4,)", 1, 2, 3, Double.NaN), "e_pot", "is particle 3");
    liquid.without("e_pot");
    assertWarned(
        liquid.doubles("initial_positions_inherent", "(1, 3)", 1, 2, 3),
        "initial_positions_inherent",
        "shape (1, 3)");
    assertWarned(
        liquid
            .without("initial_positions_inherent")
            .doubles("times", "(1,)", 1)
            .doubles("md_prop", "(1, 4)", 1, 1, 1, 1)
            .doubles("replicas", "()", 2.5),
        "replicas",
        "is 2.5");
  }

  @Test
  void aNumberMayBeText() throws Exception {
    Path file =
        NpzFile.liquid()
            .text("temperature", " 4.4e-1 ")
            .array("time", "'|S3'", "()", "2.5".getBytes(StandardCharsets.UTF_8))
            .write(folder.resolve("text.npz"));
    Collected collected = Collected.of(reader, file);
    assertThat(collected.one().header().temperature()).isEqualTo(0.44);
    assertThat(collected.one().header().time()).isEqualTo(2.5);
    assertThat(collected.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temperatur     | is not known: it is not read: is `temperature` meant?",
        "e_pots         | is not known: it is not read: is `e_pot` meant?",
        "Potential      | is not known: it is not read: is `potential` meant?",
        "velocities     | is not known: it is not read",
      })
  void anArrayThatIsNotReadIsTold(String array, String text) throws Exception {
    Path file =
        NpzFile.liquid().doubles(array, "(4,)", 1, 2, 3, 4).write(folder.resolve("more.npz"));
    assertThat(Collected.of(reader, file).warnings())
        .containsExactly("array %s: %s".formatted(array, text));
  }

  @Test
  void arraysWithoutThoseThatTheyBelongToAreTold() throws Exception {
    Path file =
        NpzFile.liquid()
            .doubles("times", "(1,)", 1)
            .doubles("replicas", "()", 3)
            .write(folder.resolve("times.npz"));
    assertThat(Collected.of(reader, file).warnings())
        .containsExactly(
            "array times: is not read, as there is neither md_prop nor positions",
            "array replicas: is not read, as there is no md_prop");
  }

  @Test
  void ofABotanFileWhatItsNameSaysIsNotReadFromItsArrays() throws Exception {
    Path file =
        NpzFile.botan()
            .doubles("temperature", "()", 0.5)
            .write(folder.resolve("isoconfig_N2T0.44_1_tc07.npz"));
    assertThat(Collected.of(new BotanReader(ReadLimits.DEFAULT), file).warnings())
        .containsExactly("array temperature: is not read of a file of this kind");
  }

  @Test
  void ofAGlassBenchFileEnergiesAreReadAndOtherArraysTold() throws Exception {
    Path file =
        NpzFile.liquid()
            .doubles("initial_positions_inherent", "(4, 3)", 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3)
            .doubles("positions", "(1, 4, 3)", new double[12])
            .doubles("e_pot_inherent", "(4,)", -1, -2, -3, -4)
            .text("source_path", "known")
            .text("potential", "unknown")
            .write(folder.resolve("N4T0.44_1_tc99.npz"));
    Collected collected = Collected.of(new GlassBenchReader(ReadLimits.DEFAULT), file);
    assertThat(collected.one().inherentEnergy()).containsExactly(-1, -2, -3, -4);
    assertThat(collected.warnings())
        .containsExactly("array potential: is not read of a file of this kind");
    assertThat(collected.faults()).singleElement().asString().contains("lag time");
  }

  @Test
  void membersThatAreNoArraysAreTold() throws Exception {
    Path file = folder.resolve("readme.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, "README.txt", "hello".getBytes(StandardCharsets.UTF_8));
      put(zip, "box", NpyArray.of(new double[] {5, 5, 5}, 3).bytes());
      put(zip, "types.npy", NpyArray.of(new byte[] {0}).bytes());
      put(zip, "initial_positions", NpyArray.of(new double[] {1, 2, 3}, 1, 3).bytes());
    }
    Collected collected = Collected.of(reader, file);
    assertThat(collected.one().positions()).containsExactly(1, 2, 3);
    assertThat(collected.warnings())
        .containsExactly("member README.txt: is no array: it is not read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'<f8' ; 0000000000000000000000000000f03f             ; A B   ; 0 1",
        "'|b1' ; 0001                                         ; A B   ; 0 1",
        "'|b1' ; 0000                                         ; A B   ; 0 0",
        "'|i1' ; 0201                                         ; A B   ; 1 0",
        "'|i1' ; 0101                                         ; A B   ; 0 0",
        "'|S1' ; 4241                                         ; A B   ; 1 0",
        "'|S1' ; 4242                                         ; A B   ; 1 1",
        "'|S2' ; 50004e69                                     ; Ni P  ; 1 0",
        "'<U1' ; 3200000031000000                             ; A B   ; 1 0",
        "'>U1' ; 0000005400000053                             ; S T   ; 1 0",
      },
      quoteCharacter = '`')
  void typesMayBeNumbersOfAnyKindOrNames(String type, String hex, String names, String indices)
      throws Exception {
    Path file =
        new NpzFile()
            .array("types", type, "(2,)", java.util.HexFormat.of().parseHex(hex.strip()))
            .doubles("initial_positions", "(2, 3)", 1, 2, 3, 4, 5, 6)
            .doubles("box", "()", 9)
            .write(folder.resolve("types.npz"));
    Configuration frame = Collected.of(reader, file).one();
    assertThat(frame.header().species()).containsExactly(names.split(" "));
    assertThat(frame.species()[0]).isEqualTo(Byte.parseByte(indices.split(" ")[0]));
    assertThat(frame.species()[1]).isEqualTo(Byte.parseByte(indices.split(" ")[1]));
    assertThat(frame.header().potential())
        .isEqualTo(
            names.equals("A B") ? Potentials.KOB_ANDERSEN_FORCE_SHIFTED : Potentials.UNKNOWN);
  }

  @Test
  void aParticleWithoutANameIsRefused() throws Exception {
    byte[] names = {'A', 0, 'B', 'A'};
    Path file =
        NpzFile.liquid().array("types", "'|S1'", "(4,)", names).write(folder.resolve("no.npz"));
    assertThatThrownBy(() -> Collected.of(reader, file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("array types: particle 1 has no name; name the species");
  }

  private void assertWarned(NpzFile npz, String array, String reason) throws IOException {
    Collected collected = Collected.of(reader, npz.write(folder.resolve("optional.npz")));
    assertThat(collected.one().particles()).isEqualTo(4);
    assertThat(collected.one().header().temperature()).isNaN();
    assertThat(collected.one().potentialEnergy()).isNull();
    assertThat(collected.one().inherentStructure()).isNull();
    assertThat(collected.warnings())
        .singleElement()
        .asString()
        .startsWith("array " + array + ": ")
        .contains(reason)
        .contains(": it is not read; ");
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
