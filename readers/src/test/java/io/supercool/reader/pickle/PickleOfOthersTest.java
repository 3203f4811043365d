package io.supercool.reader.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.reader.Collected;
import io.supercool.reader.Fuzzing;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that Python 2 wrote, and those that hold more than data. */
class PickleOfOthersTest {
  private final BapstReader reader = new BapstReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @Test
  void onesOfPython2AreRead() {
    Collected collected = Collected.of(reader, Collected.file("49-pickle-python2.pickle"));
    Configuration frame = collected.one();
    assertThat(frame.particles()).isEqualTo(12);
    assertThat(frame.positions()).startsWith(2.8129, 4.0375, 3.4906);
    assertThat(frame.header().temperature()).isEqualTo(0.44);
    assertThat(frame.propensity().times()).hasSize(2);
    assertThat(collected.warnings()).isEmpty();
  }

  /** Entries of the metadata, as a pickle writes them, and how they are told of. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`cdatetime\\ndatetime\\n(M\\334\\7K\\1tR` | is datetime.datetime: it is not read",
        "`cos\\nsystem\\nX\\4\\0\\0\\0true\\205R` | is os.system: it is not read",
        "`c__main__\\n"
            + "Parameters\\n"
            + ")\\201}X\\1\\0\\0\\0aK\\1sb` | is an object of __main__.Parameters: it is not read",
        "`(c__main__\\nParameters\\nK\\1o}b` | is an object of __main__.Parameters: it is not read",
        "`ccollections\\n"
            + "OrderedDict\\n"
            + ")RX\\1\\0\\0\\0aK\\1s` | is collections.OrderedDict: it is not read",
        "`\\217(K\\1K\\2\\220` | is a set: it is not read",
        "`(K\\1\\221` | is a frozenset: it is not read",
        "`\\212\\t12345678\\0` | is an integer of 9 bytes: it is not read",
        "`\\213\\2\\0\\0\\0\\0\\1` | is not known: it is not read",
        "`I4294967296\\n` | is not known: it is not read",
        "`}(K\\1K\\2\\206NG12345678Nu` | is not known: it is not read",
        "`cnumpy\\ndtype\\nX\\2\\0\\0\\0O8K\\0K\\1\\207R` | is not known: it is not read",
        "`cnumpy.core.multiarray\\n"
            + "_reconstruct\\n"
            + "cnumpy\\n"
            + "recarray\\n"
            + "K\\0\\205U\\1b\\207RNb` | is a NumPy object that is no plain array: it is not read",
      })
  void metadataOfOtherTypesDoNotSpoilTheRest(String written, String text) throws Exception {
    Path file = withMetadata("X\4\0\0\0more" + written.translateEscapes());
    Collected collected = Collected.of(reader, file);
    assertThat(collected.one().particles()).isEqualTo(12);
    assertThat(collected.one().header().temperature()).isEqualTo(0.44);
    assertThat(collected.warnings()).containsExactly("field metadata.more: " + text);
  }

  @Test
  void whatFollowsOnThePickleIsToldOf() throws Exception {
    Path file = folder.resolve("two.pickle");
    byte[] one = Files.readAllBytes(Collected.file("49-pickle-python2.pickle"));
    Files.write(file, one);
    Files.write(file, one, StandardOpenOption.APPEND);
    Collected collected = Collected.of(reader, file);
    assertThat(collected.one().particles()).isEqualTo(12);
    assertThat(collected.warnings())
        .containsExactly(
            "file: %d bytes behind the pickle are not read: does another follow?"
                .formatted(one.length));
  }

  @Test
  void aMisspeltEntryIsToldWithWhatItMayMean() throws Exception {
    Path file = withMetadata("U\10presuresG12345678");
    assertThat(Collected.of(reader, file).warnings())
        .containsExactly(
            "field metadata.presures: is not known: it is not read: is `pressure` meant?");
  }

  @ParameterizedTest
  @CsvSource({
    "U\\4warm, is `warm`",
    "N, is None",
    "G\\277\\360\\0\\0\\0\\0\\0\\0, is -1.0",
    "cdecimal\\nDecimal\\n)R, is decimal.Decimal"
  })
  void aTemperatureThatIsNoneIsTold(String written, String reason) throws Exception {
    Path file = withMetadata("U\13temperature" + written.translateEscapes());
    Collected collected = Collected.of(reader, file);
    assertThat(collected.one().header().temperature()).isNaN();
    assertThat(collected.warnings())
        .singleElement()
        .asString()
        .startsWith("field metadata.temperature: " + reason)
        .endsWith("which is no temperature: it is not read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"positions", "types", "box", "time"})
  void aFieldThatIsReadMustBeData(String field) throws Exception {
    String pickle = python2();
    int end = pickle.lastIndexOf("u.");
    String replaced =
        pickle.substring(0, end)
            + "U"
            + (char) field.length()
            + field
            + "cxarray\nDataArray\n)R"
            + pickle.substring(end);
    Path file =
        Files.writeString(folder.resolve("x.pickle"), replaced, StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Collected.of(reader, file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("field " + field + ": is xarray.DataArray, not a");
  }

  @Test
  @Timeout(300)
  void damagedOnesOfPython2AreReadOrRefused() throws Exception {
    Path good = Collected.file("49-pickle-python2.pickle");
    assertThat(Fuzzing.refusedShare(reader, good, folder, 49)).isBetween(0.25, 1.0);
  }

  /** Entries of a dictionary: of two with one key the later counts. */
  private Path withMetadata(String entry) throws Exception {
    String pickle = python2();
    String temperature = "temperatureG";
    int end = pickle.indexOf(temperature) + temperature.length() + Double.BYTES;
    return Files.writeString(
        folder.resolve("metadata.pickle"),
        pickle.substring(0, end) + entry + pickle.substring(end),
        StandardCharsets.ISO_8859_1);
  }

  private static String python2() throws Exception {
    return Files.readString(
        Collected.file("49-pickle-python2.pickle"), StandardCharsets.ISO_8859_1);
  }
}
