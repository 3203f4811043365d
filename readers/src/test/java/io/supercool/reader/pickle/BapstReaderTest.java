package io.supercool.reader.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.reader.DataFolders;
import io.supercool.reader.Fuzzing;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Reading;
import io.supercool.reader.SourceFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pickles in the test resources were written by Python 3.11 with NumPy 2.4. */
class BapstReaderTest {
  private final BapstReader reader = new BapstReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @Test
  void readsTheRealFormatSample() {
    Configuration configuration =
        Reading.one(reader, DataFolders.shared("deepmind/test_small.pickle"));
    assertThat(configuration.particles()).isEqualTo(20);
    assertThat(configuration.header().box())
        .hasSize(3)
        .containsOnly(new double[] {15.0441857462}, within(1e-9));
    assertThat(configuration.header().temperature()).isEqualTo(0.44);
    assertThat(configuration.header().potential()).isEqualTo(Potentials.KOB_ANDERSEN_TRUNCATED);
    assertThat(configuration.propensity().replicas()).isEqualTo(30);
    double[] times = configuration.propensity().times();
    assertThat(times).hasSize(10).isSorted();
    assertThat(times[0]).isEqualTo(0.132, within(1e-12));
    assertThat(times[6]).isEqualTo(5375.112, within(1e-9));
    // NumPy's mean over replicas and particles of |r(t) - r(0)|, without any minimum image.
    assertThat(mean(configuration.propensity().values()[0])).isEqualTo(0.11326973, within(1e-7));
    assertThat(mean(configuration.propensity().values()[6])).isEqualTo(0.38462604, within(1e-7));
    assertThat(mean(configuration.propensity().values()[9])).isEqualTo(0.88076989, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void readsEveryProtocolAndSortsTimes(int protocol) throws Exception {
    Configuration configuration = Reading.one(reader, resource(protocol));
    assertThat(configuration.positions())
        .containsExactly(
            4.025, 4.04, 2.577, 1.429, .27, 1.917, 2.042, .226, .244, 4.996, 3.262, 1.173);
    assertThat(configuration.species()).containsExactly(0, 0, 0, 1);
    assertThat(configuration.header().temperature()).isEqualTo(0.44);
    assertThat(configuration.propensity().times()).containsExactly(1.5, 8, 30);
    for (int t = 0; t < 3; t++) {
      float half = 0.5f * (t + 1);
      float[] expected = {half, half, half, 2 * half};
      assertThat(configuration.propensity().values()[t]).containsExactly(expected, within(1e-6f));
      assertThat(configuration.propensity().halves()[0][t])
          .containsExactly(expected, within(1e-6f));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"positions", "types", "box", "time_indices", "trajectory_target_positions"})
  void namesAFieldThatIsMissing(String field) throws Exception {
    Path file = renamed(field);
    if (field.startsWith("trajectory")) {
      assertThat(Reading.one(reader, file).propensity()).isNull();
    } else {
      assertThatThrownBy(() -> Reading.one(reader, file))
          .isInstanceOf(SourceFormatException.class)
          .hasMessageContaining("field " + field + ": is missing");
    }
  }

  @Test
  void refusesSpeciesAndNumbersThatCannotBe() throws Exception {
    byte[] bytes = Files.readAllBytes(resource(3));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    byte[] types = bytes.clone();
    types[text.indexOf("\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0")] = 7;
    assertThatThrownBy(
            () -> Reading.one(reader, Files.write(folder.resolve("types.pickle"), types)))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("types[0]: species 7.0 is not known");
    byte[] positions = bytes.clone();
    int first = text.indexOf("\u009a\u0099\u0099\u0099\u0099\u0019\u0010@");
    positions[first + 15] = 0x7f;
    positions[first + 14] = (byte) 0xff;
    assertThatThrownBy(
            () -> Reading.one(reader, Files.write(folder.resolve("nan.pickle"), positions)))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("positions[0, 1]: is NaN");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  @Timeout(300)
  void readsOrRefusesDamagedFiles(int protocol) throws Exception {
    double refused = Fuzzing.refusedShare(reader, resource(protocol), folder, 100 + protocol);
    assertThat(refused).isBetween(0.25, 1.0);
  }

  private Path renamed(String field) throws Exception {
    String text = Files.readString(resource(4), StandardCharsets.ISO_8859_1);
    return Files.writeString(
        folder.resolve("renamed.pickle"),
        text.replace(
            "\u008c" + (char) field.length() + field,
            "\u008c" + (char) field.length() + "X".repeat(field.length())),
        StandardCharsets.ISO_8859_1);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static Path resource(int protocol) throws Exception {
    return Path.of(
        BapstReaderTest.class.getResource("/pickle/protocol%d.pickle".formatted(protocol)).toURI());
  }
}
