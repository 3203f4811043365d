package io.supercool.reader.npz;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Split;
import io.supercool.reader.DataFolders;
import io.supercool.reader.FrameSink;
import io.supercool.reader.Fuzzing;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Reading;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GlassBenchReaderTest {
  private final GlassBenchReader reader = new GlassBenchReader(ReadLimits.DEFAULT);
  private final List<Configuration> read = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void readsTheRealTernaryLiquidInTwoDimensions() {
    Configuration configuration =
        readReported(
            DataFolders.shared(
                "glassbench-ka2d/glassbench_ka2d_T0_23_N1290T0.23_151_tc35_positions.npz"));
    assertThat(configuration.particles()).isEqualTo(1290);
    assertThat(configuration.header().box()).containsExactly(32.8962, 32.8962);
    assertThat(configuration.header().temperature()).isEqualTo(0.23);
    assertThat(configuration.header().species()).containsExactly("A", "B", "C");
    assertThat(configuration.header().potential()).isEqualTo(Potentials.UNKNOWN);
    int[] counts = new int[3];
    for (byte species : configuration.species()) {
      counts[species]++;
    }
    assertThat(counts).containsExactly(600, 330, 360);
    assertThat(configuration.positions()).hasSize(2580);
    assertThat(configuration.inherentPositions()).hasSize(2580);
    assertThat(configuration.propensity()).isNull();
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0)).contains("array positions: the lag time").contains("add an array");
  }

  @Test
  void labelsWhereTheLagTimeIsKnown() throws Exception {
    Path file = glassBench().write(folder.resolve("N2T0.44_1_tc07.npz"));
    Configuration configuration = Reading.one(reader, file);
    assertThat(configuration.propensity().times()).containsExactly(4120);
    assertThat(configuration.propensity().values()[0]).containsExactly(1, 2);
    assertThat(configuration.header().potential()).isEqualTo(Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
  }

  @Test
  void leavesFilesWithTimesToSupercoolsOwnReader() throws Exception {
    Path file = glassBench().doubles("times", "(1,)", 5).write(folder.resolve("own.npz"));
    assertThat(reader.accepts(file)).isFalse();
    Configuration configuration = Reading.one(new SupercoolNpzReader(ReadLimits.DEFAULT), file);
    assertThat(configuration.propensity().times()).containsExactly(5);
    assertThat(configuration.species()).containsExactly(0, 1);
  }

  @Test
  @Timeout(300)
  void readsOrRefusesDamagedFiles() throws Exception {
    Path good = glassBench().write(folder.resolve("N2T0.44_1_tc07.npz"));
    assertThat(Fuzzing.refusedShare(reader, good, folder, 46)).isBetween(0.25, 1.0);
  }

  private static NpzFile glassBench() {
    return new NpzFile()
        .bytes("types", 1, 2)
        .doubles("initial_positions", "(2, 3)", 1, 2, 3, 4, 5, 6)
        .doubles("initial_positions_inherent", "(2, 3)", 1, 2, 3, 4, 5, 6)
        .doubles("positions", "(1, 2, 3)", 1, 2, 4, 4, 3, 6)
        .doubles("box", "()", 7)
        .text("temperature", "0.44");
  }

  private Configuration readReported(Path file) {
    assertThat(reader.accepts(file)).isTrue();
    reader.read(
        new Source(file, Split.TEST, null),
        new FrameSink() {
          @Override
          public void accept(Configuration configuration) {
            read.add(configuration);
          }

          @Override
          public void refuse(SourceFormatException fault) {
            refused.add(fault.getMessage());
          }
        });
    assertThat(read).hasSize(1);
    return read.get(0);
  }
}
