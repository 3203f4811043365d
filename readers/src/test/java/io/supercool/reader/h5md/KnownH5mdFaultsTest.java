package io.supercool.reader.h5md;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.reader.ReadFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** H5MD files after public reports that were once misread, with what is right. */
class KnownH5mdFaultsTest {
  private static final Path CASES = Path.of("src/test/resources/cases").toAbsolutePath();
  private static final Path KINDS = Path.of("src/test/resources/h5md/kinds").toAbsolutePath();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "21-h5md-species-enum                  | 0,100,200      | A=9, B=3  | 12,12,12 | ''",
        "21b-h5md-species-enum-NiP             | 0,100,200      | Ni=9, P=3 | 12,12,12 | ''",
        "21c-h5md-species-enum-per-frame       | 0,100,200      | Ni=9, P=3 | 12,12,12 | species has no step",
        "23-h5md-group-per-species             | 0,100,200      | A=9, B=3  | 12,12,12 | ''",
        "25-h5md-species-N-by-1                | 0,100,200      | A=9, B=3  | 12,12,12 | ''",
        "25b-h5md-species-F-N-1                | 0,100,200      | A=9, B=3  | 12,12,12 | species has no step",
        "29c-h5md-2d-z-none                    | 0,100,200      | A=9, B=3  | 12,12,12 | ''",
        "31-h5md-offset-is-array-of-one        | 1000,1100,1200 | A=9, B=3  | 12,12,12 | ''",
        "31b-h5md-interval-is-array-of-one     | 0,100,200      | A=9, B=3  | 12,12,12 | step is one number for 3 frames",
        "33-h5md-id-fill-value                 | 0,100,200      | A=9, B=3  | 12,11,10 | id has no step",
        "33b-h5md-id-fill-value-one-absent     | 0,100,200      | A=9, B=3  | 12,11,11 | id has no step",
        "34-h5md-nan-padding                   | 0,100,200      | A=9, B=3  | 12,10,6  | NaN: they are taken for padding",
        "35-h5md-position-not-in-time          | 0              | A=9, B=3  | 12       | ''",
      })
  void isRead(String name, String steps, String species, String particles, String warning) {
    ReadFile read = ReadFile.of(CASES.resolve(name + ".h5"));
    assertThat(read.refused()).isEmpty();
    assertThat(joined(read.frames(), frame -> frame.snapshot().step())).isEqualTo(steps);
    assertThat(joined(read.frames(), Configuration::particles)).isEqualTo(particles);
    assertThat(read.species()).isEqualTo(species);
    assertThat(read.frames())
        .allSatisfy(frame -> assertThat(frame.header().box()).containsOnly(4.5))
        .allSatisfy(
            frame ->
                assertThat(frame.header().dimensions()).isEqualTo(name.contains("2d") ? 2 : 3));
    if (warning.isEmpty()) {
      assertThat(read.warnings()).filteredOn(text -> !text.contains("Kob-Andersen")).isEmpty();
    } else {
      assertThat(read.warnings()).anySatisfy(text -> assertThat(text).contains(warning));
    }
  }

  private static String joined(List<Configuration> frames, Function<Configuration, Object> value) {
    return frames.stream().map(value).map(String::valueOf).collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @CsvSource({"33-h5md-id-fill-value", "33b-h5md-id-fill-value-one-absent", "34-h5md-nan-padding"})
  void noParticleIsAtTheOriginOrNowhere(String name) {
    for (Configuration frame : ReadFile.of(CASES.resolve(name + ".h5")).frames()) {
      assertThat(Arrays.stream(frame.positions()).allMatch(x -> x > 0)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "32-h5md-boundary-scalar-none | the box is not periodic along x (boundary none)",
        "47c-h5md-szip                | value is compressed by szip, which is not supported; write it with gzip",
        "47d-h5md-scaleoffset         | value is compressed by scaleoffset, which is not supported; write it with gzip",
      })
  void isRefused(String name, String reason) {
    ReadFile read = ReadFile.of(CASES.resolve(name + ".h5"));
    assertThat(read.frames()).isEmpty();
    assertThat(read.refused())
        .hasSize(3)
        .allSatisfy(text -> assertThat(text).contains(name).contains(reason));
  }

  /** What Java's library cannot write: enumerations, texts of any length, fill values. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enum-u1               | Ni=9, P=3 | 12,12,12 | ''",
        "enum-i2               | Ni=9, P=3 | 12,12,12 | ''",
        "enum-u4               | Ni=9, P=3 | 12,12,12 | ''",
        "enum-i8               | Ni=9, P=3 | 12,12,12 | ''",
        "enum-numbers          | A=9, B=3  | 12,12,12 | ''",
        "enum-truth            | A=9, B=3  | 12,12,12 | ''",
        "text-variable         | Ni=9, P=3 | 12,12,12 | ''",
        "text-fixed            | Ni=9, P=3 | 12,12,12 | ''",
        "id-fill-explicit-zero | A=9, B=3  | 12,11,10 | particles of the id 0 are taken for absent",
        "id-fill-implicit-zero | A=9, B=3  | 12,11,10 | particles of the id 0 are taken for absent",
        "id-fill-negative      | A=9, B=3  | 12,11,10 | ''",
        "id-fill-largest       | A=9, B=3  | 12,11,10 | ''",
        "id-fill-in-chunks     | A=9, B=3  | 12,11,10 | ''",
        "id-from-zero          | A=9, B=3  | 12,12,12 | ''",
      })
  void kindsAreRead(String name, String species, String particles, String warning) {
    ReadFile read = ReadFile.of(KINDS.resolve(name + ".h5md"));
    assertThat(read.refused()).isEmpty();
    assertThat(read.species()).isEqualTo(species);
    assertThat(joined(read.frames(), Configuration::particles)).isEqualTo(particles);
    assertThat(read.warnings())
        .filteredOn(text -> !text.contains("Kob-Andersen"))
        .allMatch(text -> !warning.isEmpty() && text.contains(warning))
        .hasSize(warning.isEmpty() ? 0 : 1);
  }

  @Test
  void linksWithinTheFileAreFollowed() {
    ReadFile read = ReadFile.of(KINDS.resolve("link-soft.h5md"));
    assertThat(read.refused()).isEmpty();
    assertThat(joined(read.frames(), Configuration::particles)).isEqualTo("125,125,125");
    assertThat(read.warnings())
        .anyMatch(text -> text.contains("sub is the same group as liq and not read again"));
  }

  @Test
  void namesOfVmdAreTheSpecies() {
    ReadFile read = ReadFile.of(KINDS.resolve("names-vmd.h5md"));
    assertThat(read.refused()).isEmpty();
    assertThat(read.species()).isEqualTo("Ni=100, P=25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enum-big-endian | all/species is an enumeration of big-endian numbers, which is not supported",
        "enum-negative   | an enumeration of negative numbers is not supported",
        "newer           | written by a newer HDF5 than is known: write it with libver v110 or older",
        "opaque          | something in all cannot be read (End of buffer reached before NULL); it is of an opaque type",
        "enum-unnamed    | the species of particle 9 has no name",
        "complex         | all/species holds neither numbers nor texts",
      })
  void kindsAreRefused(String name, String reason) {
    ReadFile read = ReadFile.of(KINDS.resolve(name + ".h5md"));
    assertThat(read.frames()).isEmpty();
    assertThat(read.refused()).isNotEmpty().allMatch(text -> text.contains(reason));
  }
}
