package io.supercool.contracts.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.RecordLimits;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionCodecTest {
  private static final PredictionCodec CODEC = new PredictionCodec();

  private final Prediction prediction = new RandomPayloads(13).prediction(5, 3, true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inherent,nergy",
        "inherent\nnergy",
        "inherent nergy",
        "inherent:nergy",
        "inherent/nergy"
      })
  void descriptorsThatCouldNotNameAColumnAreRefused(String name) {
    byte[] sound = CODEC.encode(prediction, RecordLimits.BLOCK_BYTES).get(0);
    String text = new String(sound, ISO_8859_1);
    assertThat(text).contains("descriptor_inherentEnergy").doesNotContain(name);
    byte[] changed = text.replace("inherentEnergy", name).getBytes(ISO_8859_1);
    assertThatThrownBy(() -> CODEC.decode(changed))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("descriptor inherent?nergy: a name has letters of ASCII");
    Prediction named = prediction.withDescriptors(Map.of(name, new float[5]));
    assertThatThrownBy(() -> CODEC.encode(named, RecordLimits.BLOCK_BYTES))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("descriptor inherent?nergy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"invariant_0_1_2", "q-6.first_shell", "X"})
  void descriptorsThatCanNameAColumnTravel(String name) {
    Prediction named = prediction.withDescriptors(Map.of(name, new float[5]));
    byte[] record = CODEC.encode(named, RecordLimits.BLOCK_BYTES).get(0);
    assertThat(CODEC.decode(record).part().descriptors()).containsOnlyKeys(name);
  }
}
