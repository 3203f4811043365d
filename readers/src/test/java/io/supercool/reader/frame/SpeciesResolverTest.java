package io.supercool.reader.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.reader.SourceWarning;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeciesResolverTest {
  private final FrameWarnings warnings = new FrameWarnings();
  private final SpeciesResolver resolver = new SpeciesResolver(warnings);

  private List<String> told() {
    return warnings.take(Path.of("file")).stream().map(SourceWarning::text).toList();
  }

  private static void requireSame(Species species, List<String> names, int... indices) {
    assertThat(species.names()).isEqualTo(names);
    assertThat(species.indices()).containsExactly(indices);
  }

  @Test
  void typesFromOneOrFromZeroAreLetters() {
    requireSame(resolver.ofTypes(new byte[] {1, 2, 1}), List.of("A", "B"), 0, 1, 0);
    requireSame(
        new SpeciesResolver(warnings).ofTypes(new byte[] {1, 0, 1}), List.of("A", "B"), 1, 0, 1);
  }

  @Test
  void firstFrameDecidesWhereTypesBegin() {
    resolver.ofTypes(new byte[] {1, 2});
    assertThatThrownBy(() -> resolver.ofTypes(new byte[] {0, 1}))
        .hasMessageContaining("the type 0 is not 1 to 26");
  }

  @Test
  void speciesThatWereThereBeforeStay() {
    resolver.ofTypes(new byte[] {1, 2});
    requireSame(resolver.ofTypes(new byte[] {1, 1}), List.of("A", "B"), 0, 0);
    SpeciesResolver named = new SpeciesResolver(warnings);
    named.ofNames(List.of("Ni"), new byte[] {0});
    requireSame(named.ofNames(List.of("P", "Ni"), new byte[] {0, 1}), List.of("Ni", "P"), 1, 0);
    requireSame(named.ofNames(List.of("P"), new byte[] {0, 0}), List.of("Ni", "P"), 1, 1);
  }

  @Test
  void namesThatAreNumbersAreTypes() {
    requireSame(
        resolver.ofNames(List.of("2", "1"), new byte[] {0, 1, 1}), List.of("A", "B"), 1, 0, 0);
  }

  @Test
  void oneNameForAllTypesTellsNothing() {
    requireSame(
        resolver.of(new byte[] {1, 2}, List.of("C"), new byte[] {0, 0}), List.of("A", "B"), 0, 1);
    assertThat(told())
        .containsExactly("the types 1, 2 are all called C: the species are taken from the types");
    requireSame(
        resolver.of(new byte[] {1, 1}, List.of("C"), new byte[] {0, 0}), List.of("A", "B"), 0, 0);
  }

  @Test
  void namesCountWhereTheyTellTypesApart() {
    requireSame(
        resolver.of(new byte[] {1, 2, 3}, List.of("Si", "O"), new byte[] {0, 1, 1}),
        List.of("O", "Si"),
        1,
        0,
        0);
    assertThat(told())
        .containsExactly("the types 2, 3 are all called O: they are read as one species");
  }

  @Test
  void atomicNumbersAreElements() {
    requireSame(resolver.ofAtomicNumbers(new byte[] {28, 15, 28}), List.of("Ni", "P"), 0, 1, 0);
    assertThatThrownBy(() -> resolver.ofAtomicNumbers(new byte[] {0}))
        .hasMessageContaining("atomic number of particle 0 is 0");
  }

  @Test
  void neitherNamesNorTypesAreRefused() {
    assertThatThrownBy(() -> resolver.of(null, null, null))
        .hasMessageContaining("nothing says of which species");
  }
}
