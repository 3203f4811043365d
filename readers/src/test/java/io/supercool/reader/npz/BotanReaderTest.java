package io.supercool.reader.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.Replica;
import io.supercool.contracts.Split;
import io.supercool.reader.DataFolders;
import io.supercool.reader.Fuzzing;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Reading;
import io.supercool.reader.ReplicaSink;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.Statistics;
import io.supercool.reader.TimeReversedReplicas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BotanReaderTest {
  private static final String NAME = "isoconfig_N2T0.44_1_tc07.npz";

  private final BotanReader reader = new BotanReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @Test
  void readsTheRealConfiguration401AsItsReadmeDescribesIt() {
    Configuration configuration =
        Reading.one(
            reader, DataFolders.shared("botan-T0.44/validation/isoconfig_N4096T0.44_401_tc07.npz"));
    assertThat(configuration.particles()).isEqualTo(4096);
    assertThat(configuration.header().box()).hasSize(3);
    assertThat(configuration.header().box()[0]).isCloseTo(15.05658, within(5e-6));
    assertThat(configuration.header().temperature()).isEqualTo(0.44);
    assertThat(configuration.header().potential()).isEqualTo(Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    assertThat(configuration.snapshot())
        .hasToString("isoconfig_N4096T0.44_401_tc07/isoconfig_N4096T0.44_401_tc07/0");
    Propensity propensity = configuration.propensity();
    assertThat(propensity.times()).containsExactly(4120.0);
    assertThat(propensity.replicas()).isEqualTo(32);
    Statistics a = Statistics.of(propensity.values()[0], configuration.species(), 0);
    assertThat(a.mean()).isCloseTo(0.3746, within(5e-5));
    assertThat(a.deviation()).isCloseTo(0.1370, within(5e-5));
    Statistics b = Statistics.of(propensity.values()[0], configuration.species(), 1);
    assertThat(b.mean()).isCloseTo(0.7082, within(5e-5));
  }

  @Test
  void averagesReplicasAndTheirHalves() throws Exception {
    Configuration configuration = Reading.one(reader, NpzFile.botan().write(folder.resolve(NAME)));
    Propensity propensity = configuration.propensity();
    assertThat(propensity.values()[0]).containsExactly((5 + 2 + 1) / 3f, (1 + 0 + 2) / 3f);
    assertThat(propensity.halves()[0][0]).containsExactly(3, 1.5f);
    assertThat(propensity.halves()[1][0]).containsExactly(2, 0);
    assertThat(configuration.header().box()[2]).isCloseTo(Math.cbrt(2 / 1.2), within(1e-15));
    assertThat(configuration.inherentPositions()).isNull();
  }

  @Test
  void itsReplicasHaveTheSameMean() throws Exception {
    Path file = NpzFile.botan().write(folder.resolve(NAME));
    List<Configuration> starts = new ArrayList<>();
    List<Replica> replicas = new ArrayList<>();
    reader.readReplicas(
        new Source(file, Split.LIVE, "run"),
        new ReplicaSink() {
          @Override
          public void start(Configuration configuration) {
            starts.add(configuration);
          }

          @Override
          public void replica(Replica replica) {
            replicas.add(replica);
          }
        });
    assertThat(starts).singleElement().extracting(Configuration::propensity).isNull();
    assertThat(replicas).extracting(Replica::replica).containsExactly(0, 1, 2);
    assertThat(replicas).allMatch(replica -> replica.replicas() == 3 && replica.time() == 4120);
    double sum = 0;
    for (Replica replica : replicas) {
      assertThat(replica.snapshot()).isEqualTo(starts.get(0).snapshot());
      double[] moved = replica.displacement();
      sum += Math.sqrt(moved[0] * moved[0] + moved[1] * moved[1] + moved[2] * moved[2]);
    }
    assertThat(sum / 3).isCloseTo((5 + 2 + 1) / 3.0, within(1e-12));
  }

  @Test
  void timeReversedReplicasBeginWhereTheyEndedAndTheirPropensityIsTheWayBack() throws Exception {
    Path file = NpzFile.botan().write(folder.resolve(NAME));
    Configuration start = Reading.one(reader, file);
    List<Configuration> ends = new ArrayList<>();
    reader.readReplicas(
        new Source(file, Split.TRAIN, null), new TimeReversedReplicas(2, ends::add));

    assertThat(ends).hasSize(2);
    float[] mean = start.propensity().values()[0];
    for (Configuration end : ends) {
      Propensity propensity = end.propensity();
      assertThat(propensity.replicas()).isEqualTo(1);
      assertThat(propensity.times()).containsExactly(4120);
      for (int particle = 0; particle < 2; particle++) {
        double square = 0;
        for (int k = 3 * particle; k < 3 * particle + 3; k++) {
          square += Math.pow(end.positions()[k] - start.positions()[k], 2);
        }
        assertThat((double) propensity.values()[0][particle])
            .isCloseTo(Math.sqrt(square), within(1e-6));
      }
      assertThat(end.header().split()).isEqualTo(Split.TRAIN);
      assertThat(end.species()).isEqualTo(start.species());
      assertThat(end.inherentPositions()).as("that of the start is not its own").isNull();
      assertThat(end.snapshot().parent()).isEqualTo(start.snapshot());
      assertThat(end.header().elapsed()).isEqualTo(4120);
    }
    assertThat(ends)
        .extracting(end -> end.snapshot().derivation())
        .containsExactly(
            new Derivation(Derivation.Kind.TIME_REVERSED, 0),
            new Derivation(Derivation.Kind.TIME_REVERSED, 1));
    assertThat(ends.get(0).propensity().values()[0]).containsExactly(5, 1);
    assertThat(mean).isNotEqualTo(ends.get(0).propensity().values()[0]);
  }

  @Test
  void refusesALagTimeThatIsNotKnownAndSaysWhatToAdd() throws Exception {
    Path file = NpzFile.botan().write(folder.resolve("isoconfig_N2T0.50_1_tc03.npz"));
    assertThatThrownBy(() -> Reading.one(reader, file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("tc03 at T=0.50 is not known")
        .hasMessageContaining("`times`");
    Path other = NpzFile.botan().write(folder.resolve("mine.npz"));
    assertThatThrownBy(() -> Reading.one(reader, other))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("file name");
  }

  @Test
  void refusesReplicasOfAnotherNumberOfParticles() throws Exception {
    Path file =
        NpzFile.botan()
            .doubles("positions", "(2, 1, 3)", 1, 2, 3, 4, 5, 6)
            .write(folder.resolve(NAME));
    assertThatThrownBy(() -> Reading.one(reader, file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("array positions")
        .hasMessageContaining("(2, 1, 3) where (2, 2, 3) was expected");
  }

  @Test
  void namesTheReplicaAndParticleThatIsNotANumber() throws Exception {
    Path file =
        NpzFile.botan()
            .doubles("positions", "(1, 2, 3)", 1, 2, 3, 4, Double.NaN, 6)
            .write(folder.resolve(NAME));
    assertThatThrownBy(() -> Reading.one(reader, file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("is NaN at index [0, 1, 1]");
  }

  @Test
  @Timeout(300)
  void readsOrRefusesDamagedFiles() throws Exception {
    Path good = NpzFile.botan().write(folder.resolve(NAME));
    assertThat(Fuzzing.refusedShare(reader, good, folder, 41)).isBetween(0.25, 1.0);
  }
}
