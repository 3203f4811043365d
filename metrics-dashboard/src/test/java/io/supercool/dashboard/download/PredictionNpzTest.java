package io.supercool.dashboard.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.dashboard.state.predictions.SyntheticPredictions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class PredictionNpzTest {
  private final Prediction prediction = SyntheticPredictions.withHalves("liquid", 60, 0.5);
  private final Configuration configuration = prediction.configuration();

  @Test
  void npzHoldsTheRecordsArrays() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PredictionNpz.write(prediction, bytes);
    Map<String, byte[]> arrays = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        arrays.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(header(arrays.get("initial_positions.npy")))
        .isEqualTo("{'descr': '<f8', 'fortran_order': False, 'shape': (60,3,), }");
    assertThat(header(arrays.get("predicted.npy"))).contains("'<f4'").contains("(4,60,)");
    assertThat(header(arrays.get("units.npy"))).contains("'<U2'").contains("()");
    assertThat(data(arrays.get("initial_positions.npy")).getDouble(8 * 17))
        .isEqualTo(configuration.positions()[17]);
    assertThat(data(arrays.get("predicted.npy")).getFloat(4 * (2 * 60 + 7)))
        .isEqualTo(prediction.predicted()[2][7]);
    assertThat(data(arrays.get("types.npy")).get(5)).isEqualTo(configuration.species()[5]);
  }

  private static String header(byte[] npy) {
    int length = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
    assertThat((10 + length) % 64).isZero();
    return new String(npy, 10, length, StandardCharsets.US_ASCII).strip();
  }

  private static ByteBuffer data(byte[] npy) {
    ByteBuffer bytes = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(10 + bytes.getShort(8));
    return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
