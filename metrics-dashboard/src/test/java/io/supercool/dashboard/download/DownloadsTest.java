package io.supercool.dashboard.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.dashboard.state.SyntheticPredictions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class DownloadsTest {
  private final Prediction prediction = SyntheticPredictions.withHalves("run", 60, 0.5);
  private final Configuration configuration = prediction.configuration();

  @Test
  void csvReadsBackAsTheRecord() throws IOException {
    StringWriter text = new StringWriter();
    TextFiles.csv(prediction, text);
    List<String> lines = text.toString().lines().toList();
    List<String> names = List.of(lines.get(0).split(","));

    assertThat(names)
        .startsWith("particle", "species", "x", "y", "z", "order_parameter", "predicted_0.1")
        .contains("predicted_100", "observed_100", "ridge_10");
    assertThat(lines).hasSize(61);
    for (int i = 0; i < 60; i++) {
      String[] cells = lines.get(1 + i).split(",");
      assertThat(cells).hasSize(names.size());
      assertThat(cells[1]).isEqualTo(i % 5 == 0 ? "B" : "A");
      assertThat(Double.parseDouble(cells[3])).isEqualTo(configuration.positions()[3 * i + 1]);
      assertThat(Float.parseFloat(cells[names.indexOf("predicted_100")]))
          .isEqualTo(prediction.propensity()[3][i]);
      assertThat(Float.parseFloat(cells[names.indexOf("observed_0.1")]))
          .isEqualTo(configuration.targets().propensity()[0][i]);
    }
  }

  @Test
  void extendedXyzSaysItsColumnsAndBox() throws IOException {
    StringWriter text = new StringWriter();
    TextFiles.extendedXyz(prediction, text);
    List<String> lines = text.toString().lines().toList();

    assertThat(lines).hasSize(62);
    assertThat(lines.get(0)).isEqualTo("60");
    double length = configuration.header().box()[0];
    assertThat(lines.get(1))
        .startsWith(
            "Lattice=\"%s 0.0 0.0 0.0 %s 0.0 0.0 0.0 %s\"".formatted(length, length, length))
        .contains("Properties=species:S:1:pos:R:3:order_parameter:R:1:predicted_0.1:R:1")
        .contains("snapshot=\"run/run/0\" model=\"v1\"");
    int columns = 4 + Columns.of(prediction).size();
    assertThat(lines.subList(2, 62)).allMatch(line -> line.split(" ").length == columns);
  }

  @Test
  void npzHoldsTheRecordsArrays() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NpzFile.write(prediction, bytes);
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
        .isEqualTo(prediction.propensity()[2][7]);
    assertThat(data(arrays.get("types.npy")).get(5)).isEqualTo(configuration.species()[5]);
  }

  @Test
  void theOrderParameterHasMeanZeroAndDeviationOneWithinEachSpecies() {
    float[] values = Columns.orderParameter(prediction);
    for (int species = 0; species < 2; species++) {
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int i = 0; i < values.length; i++) {
        if (configuration.species()[i] == species) {
          sum += values[i];
          squares += values[i] * values[i];
          count++;
        }
      }
      assertThat(sum / count).isCloseTo(0, within(1e-6));
      assertThat(squares / count).isCloseTo(1, within(1e-5));
    }
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
