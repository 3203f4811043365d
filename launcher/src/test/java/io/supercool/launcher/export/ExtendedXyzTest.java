package io.supercool.launcher.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.Split;
import io.supercool.launcher.report.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendedXyzTest {
  private static final float[] PREDICTED = {1, 2, 3, 4, 10, 30};
  private static final float[] ENERGY = {-1, -2, -3, -4, -5, -6};

  @TempDir Path folder;

  @Test
  void everyParticleIsALineWithWhatTheHeaderNames() throws IOException {
    Propensity targets =
        new Propensity(new double[] {52}, new float[][] {{2, 2, 3, 4, 11, 29}}, null, 16);

    new ExtendedXyz(folder.resolve("out"))
        .write(Predictions.of("ka", Split.TEST, targets, PREDICTED, ENERGY));

    List<String> lines = Files.readAllLines(folder.resolve("out/ka_ka_0.xyz"));
    assertThat(lines).hasSize(8);
    assertThat(lines.get(0)).isEqualTo("6");
    assertThat(lines.get(1))
        .isEqualTo(
            "Lattice=\"5.0 0.0 0.0 0.0 5.0 0.0 0.0 0.0 5.0\""
                + " Properties=species:S:1:pos:R:3:order_parameter:R:1:predicted_52:R:1:propensity_52:R:1:e_pot_inherent:R:1:inherentEnergy:R:1"
                + " pbc=\"T T T\" Step=0 snapshot=\"ka/ka/0\" model=\"version\"");
    // A: mean 2.5, deviation sqrt(1.25). B: mean 20, deviation 10.
    assertThat(lines.get(2)).startsWith("A 0.0 0.0 0.0 -1.34164").endsWith(" 1.0 2.0 -1.0 -1.0");
    assertThat(lines.get(6)).isEqualTo("B 0.0 0.0 0.0 -1.0 10.0 11.0 -5.0 -5.0");
  }

  @Test
  void folderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new ExtendedXyz(file.resolve("out")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("file/out");
  }
}
