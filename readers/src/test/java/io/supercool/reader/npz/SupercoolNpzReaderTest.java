package io.supercool.reader.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.reader.DataFolders;
import io.supercool.reader.Fuzzing;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Reading;
import io.supercool.reader.SourceFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SupercoolNpzReaderTest {
  private final SupercoolNpzReader reader = new SupercoolNpzReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @Test
  void readsASampleWithEverythingItHolds() {
    Configuration configuration =
        Reading.one(reader, DataFolders.sample("ka/test/T056_s112_04.npz"));
    assertThat(configuration.particles()).isEqualTo(4096);
    assertThat(configuration.header().temperature()).isEqualTo(0.56);
    assertThat(configuration.header().box()).containsOnly(15.056576462096455);
    assertThat(configuration.header().species()).containsExactly("A", "B");
    assertThat(configuration.positions()[0]).isEqualTo((double) 14.735426f);
    assertThat(configuration.inherentPositions()[1]).isEqualTo((double) 10.428323f);
    assertThat(configuration.potentialEnergy()[0]).isEqualTo(-7.1413407f);
    assertThat(configuration.inherentEnergy()[0]).isEqualTo(-6.8083715f);
    assertThat(configuration.propensity().times()).containsExactly(0.13, 0.4, 1.3, 5, 16, 52);
    assertThat(configuration.propensity().values()).hasDimensions(6, 4096);
    assertThat(configuration.propensity().values()[0][0]).isEqualTo(0.12985326f);
    assertThat(configuration.propensity().replicas()).isEqualTo(16);
    assertThat(configuration.propensity().halves()).isNull();
  }

  @Test
  void readsThermalPositionsAloneAsUnlabelled() throws Exception {
    Configuration configuration =
        Reading.one(reader, NpzFile.liquid().write(folder.resolve("thermal.npz")));
    assertThat(configuration.header().box()).containsExactly(5, 6, 7);
    assertThat(configuration.header().temperature()).isNaN();
    assertThat(configuration.header().units()).isEqualTo("lj");
    assertThat(configuration.header().potential()).isEqualTo(Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
    assertThat(configuration.species()).containsExactly(0, 0, 1, 0);
    assertThat(configuration.inherentPositions()).isNull();
    assertThat(configuration.propensity()).isNull();
  }

  @Test
  void readsReplicaPositionsAtSeveralTimesInTwoDimensions() throws Exception {
    Path file =
        new NpzFile()
            .bytes("types", 0)
            .doubles("initial_positions", "(1, 2)", 1, 1)
            .doubles("box", "()", 9)
            .doubles("temperature", "(1,)", 0.3)
            .text("potential", Potentials.UNKNOWN)
            .doubles("times", "(2,)", 1, 10)
            .doubles("positions", "(2, 2, 1, 2)", 1, 2, 1, 4, 4, 5, 4, 5)
            .write(folder.resolve("replicas.npz"));
    Configuration configuration = Reading.one(reader, file);
    assertThat(configuration.header().box()).containsExactly(9, 9);
    assertThat(configuration.header().potential()).isEqualTo(Potentials.UNKNOWN);
    assertThat(configuration.header().temperature()).isEqualTo(0.3);
    assertThat(configuration.propensity().values()).isDeepEqualTo(new float[][] {{2}, {5}});
    assertThat(configuration.propensity().halves()[1]).isDeepEqualTo(new float[][] {{3}, {5}});
  }

  @Test
  void readsFortranOrder() throws Exception {
    ByteBuffer data = ByteBuffer.allocate(8 * 12).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 12; i++) {
      data.putDouble(i);
    }
    Path file =
        NpzFile.liquid()
            .raw(
                "initial_positions",
                "{'descr': '<f8', 'fortran_order': True, 'shape': (4, 3), }",
                data.array())
            .write(folder.resolve("fortran.npz"));
    assertThat(Reading.one(reader, file).positions())
        .containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
  }

  @Test
  void refusesTimesThatDoNotAscendAndLabelsThatAreNoDistances() throws Exception {
    NpzFile labelled = NpzFile.liquid().doubles("md_prop", "(2, 4)", 1, 1, 1, 1, 2, 2, 2, 2);
    Path unsorted = labelled.doubles("times", "(2,)", 5, 1).write(folder.resolve("unsorted.npz"));
    assertThatThrownBy(() -> Reading.one(reader, unsorted))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("array times: must be positive and ascend");
    Path negative =
        labelled
            .doubles("times", "(2,)", 1, 5)
            .doubles("md_prop", "(2, 4)", 1, 1, 1, 1, 2, 2, -2, 2)
            .write(folder.resolve("negative.npz"));
    assertThatThrownBy(() -> Reading.one(reader, negative))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("array md_prop: is negative for particle 2");
  }

  @Test
  void refusesLabelsOfAnotherNumberOfTimes() throws Exception {
    Path file =
        NpzFile.liquid()
            .doubles("times", "(1,)", 1)
            .doubles("md_prop", "(2, 4)", 1, 1, 1, 1, 2, 2, 2, 2)
            .write(folder.resolve("times.npz"));
    assertThatThrownBy(() -> Reading.one(reader, file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("array md_prop: has shape (2, 4) where (1, 4) was expected");
  }

  @Test
  @Timeout(300)
  void readsOrRefusesDamagedFiles() throws Exception {
    Path good =
        NpzFile.liquid()
            .doubles("times", "(1,)", 1)
            .doubles("md_prop", "(1, 4)", 1, 1, 1, 1)
            .text("units", "lj")
            .write(folder.resolve("good.npz"));
    assertThat(Fuzzing.refusedShare(reader, good, folder, 42)).isBetween(0.25, 1.0);
  }
}
