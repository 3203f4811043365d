package io.supercool.reader.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Split;
import io.supercool.reader.DataFolders;
import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.check.StructureChecks.Suspicion;
import io.supercool.reader.recognition.SourceReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StructureChecksTest {
  private Configuration sample;

  @BeforeEach
  void read() {
    sample = read(DataFolders.sample("ka/test/T056_s112_04.npz")).get(0);
  }

  @Test
  void nothingRealIsSuspicious() throws IOException {
    int looked = 0;
    try (Stream<Path> files = Files.walk(DataFolders.shared("README.md").getParent())) {
      for (Path file : files.filter(f -> f.toString().matches(".*[.](npz|pickle)")).toList()) {
        for (Configuration configuration : read(file)) {
          assertThat(StructureChecks.of(configuration)).as(file.toString()).isEmpty();
          assertThat(StructureChecks.of(unknown(configuration))).as(file.toString()).isEmpty();
          looked++;
        }
      }
    }
    assertThat(looked).isGreaterThan(30);
  }

  @Test
  void theSampleIsNotSuspiciousThermalOrInherentUnwrappedOrNot() {
    assertThat(checks(sample)).isEmpty();
    assertThat(checks(with(sample, sample.inherentPositions(), box(1)))).isEmpty();
    Random random = new Random(3);
    double edge = box(1)[0];
    double[] unwrapped =
        Arrays.stream(sample.positions()).map(x -> x + edge * random.nextInt(9)).toArray();
    assertThat(checks(with(sample, unwrapped, box(1)))).isEmpty();
  }

  @Test
  void scaledCoordinatesTakenForRealOnesAreNamed() {
    double[] scaled = scaled(1 / box(1)[0]);
    for (Configuration wrong :
        List.of(with(sample, scaled, box(1)), unknown(with(sample, scaled, box(1))))) {
      assertThat(StructureChecks.of(wrong))
          .filteredOn(suspicion -> suspicion.check().equals("empty"))
          .singleElement()
          .extracting(Suspicion::reason)
          .asString()
          .contains("100 % of the box is empty")
          .contains("are the positions parts of the box");
    }
  }

  @Test
  void aBoxThatIsTooLargeLeavesSpaceEmpty() {
    for (double factor : new double[] {1.1, 1.2, 1.5, 2, 3, 10, 1000}) {
      Configuration wrong = with(sample, sample.positions(), box(factor));
      assertThat(checks(wrong)).as("%s", factor).contains("empty");
      assertThat(checks(unknown(wrong))).as("%s, unknown", factor).contains("empty");
    }
  }

  @Test
  void aBoxThatIsTooSmallMakesParticlesOverlap() {
    for (double factor : new double[] {0.98, 0.95, 0.9, 0.8, 0.5, 0.3, 0.1}) {
      Configuration wrong = with(sample, sample.positions(), box(factor));
      assertThat(checks(wrong)).as("%s", factor).contains("overlap");
    }
    assertThat(checks(unknown(with(sample, sample.positions(), box(0.9))))).contains("overlap");
  }

  @Test
  void lengthsInAnotherUnitHaveAnotherDensity() {
    // Argon: sigma is 0.34 nm, 3.4 Angstrom. Nothing is wrong if the units are not known.
    for (double factor : new double[] {0.34, 3.4}) {
      Configuration wrong = with(sample, scaled(factor), box(factor));
      assertThat(checks(wrong)).contains("density");
      assertThat(StructureChecks.of(wrong).get(0).reason()).contains("units");
      assertThat(checks(unknown(wrong))).isEmpty();
    }
  }

  @Test
  void particlesThatAreThereTwiceOverlap() {
    double[] twice = Arrays.copyOf(sample.positions(), 2 * sample.positions().length);
    byte[] species = Arrays.copyOf(sample.species(), 2 * sample.particles());
    System.arraycopy(sample.positions(), 0, twice, twice.length / 2, twice.length / 2);
    System.arraycopy(sample.species(), 0, species, sample.particles(), sample.particles());
    Configuration wrong = Configuration.of(sample.header(), species, twice);
    assertThat(checks(wrong)).contains("overlap", "density");
    assertThat(checks(unknown(wrong))).contains("overlap");
  }

  @Test
  void positionsWithoutStructureHaveNoPeak() {
    Random random = new Random(5);
    double[] gas = new double[sample.positions().length];
    for (int k = 0; k < gas.length; k++) {
      gas[k] = box(1)[0] * random.nextDouble();
    }
    assertThat(checks(with(sample, gas, box(1)))).contains("peak", "overlap");
  }

  private static List<String> checks(Configuration configuration) {
    return StructureChecks.of(configuration).stream().map(Suspicion::check).toList();
  }

  private double[] box(double factor) {
    return Arrays.stream(sample.header().box()).map(edge -> factor * edge).toArray();
  }

  private double[] scaled(double factor) {
    return Arrays.stream(sample.positions()).map(x -> factor * x).toArray();
  }

  private static Configuration with(Configuration given, double[] positions, double[] box) {
    ConfigurationHeader header = given.header();
    return with(given, positions, box, header.potential());
  }

  /** The same of a liquid that nobody knows. */
  private static Configuration unknown(Configuration given) {
    return with(given, given.positions(), given.header().box(), Potentials.UNKNOWN);
  }

  private static Configuration with(
      Configuration given, double[] positions, double[] box, String potential) {
    ConfigurationHeader header = given.header();
    return Configuration.of(
        new ConfigurationHeader(
            header.id(),
            header.split(),
            header.units(),
            box,
            header.temperature(),
            header.time(),
            0,
            header.species(),
            potential,
            List.of()),
        given.species(),
        positions);
  }

  /** Frames that are reported, such as those without lag times, are read all the same. */
  private static List<Configuration> read(Path file) {
    List<Configuration> read = new ArrayList<>();
    new SourceReaders(ReadLimits.DEFAULT)
        .of(file)
        .read(
            new Source(file, Split.TEST, null),
            new FrameSink() {
              @Override
              public void accept(Configuration configuration) {
                read.add(configuration);
              }

              @Override
              public void refuse(SourceFormatException fault) {}
            });
    return read;
  }
}
