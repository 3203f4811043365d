package io.supercool.reader.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictabilityTest {

  private static Configuration liquid(String potential, double edge) {
    ConfigurationHeader header =
        ConfigurationHeader.builder(new SnapshotId("a", "a", 0), Split.LIVE)
            .box(new double[] {edge, 6, 6})
            .species(List.of("A", "B"))
            .potential(potential)
            .build();
    return Configuration.of(header, new byte[] {0, 1}, new double[6]);
  }

  @Test
  void potentialOrInherentStructureMustBeKnown() {
    assertThat(Predictability.obstacle(liquid(Potentials.KOB_ANDERSEN_FORCE_SHIFTED, 6))).isEmpty();
    Configuration unknown = liquid(Potentials.UNKNOWN, 6);
    assertThat(Predictability.obstacle(unknown).orElseThrow()).contains("e_pot_inherent");
    assertThat(
            Predictability.obstacle(
                unknown.withInherentStructure(InherentStructure.of(new double[6], new float[2]))))
        .isEmpty();
  }

  @Test
  void boxMustHoldTwoCutoffs() {
    assertThat(Predictability.obstacle(liquid(Potentials.KOB_ANDERSEN_FORCE_SHIFTED, 4.9)))
        .hasValueSatisfying(reason -> assertThat(reason).contains("narrower than 5 sigma"));
  }
}
