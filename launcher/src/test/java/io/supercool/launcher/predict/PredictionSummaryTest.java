package io.supercool.launcher.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.library.ModelLibrary;
import io.supercool.library.ModelPackage;
import io.supercool.library.TestScore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PredictionSummaryTest {
  private static final ModelPackage MODEL =
      ModelLibrary.read(Path.of("../samples/models/kob-andersen-3d-1.supercool"));

  @TempDir Path folder;

  @Test
  void itSpeaksOfTheLongestTimeThatWasLearnedAtTheTemperature() {
    PredictionSummary summary = PredictionSummary.of(prediction(0.56), MODEL, 3.5);

    assertThat(summary.time()).isEqualTo(52);
    assertThat(summary.mostMobile()).containsExactly(2, 1, 0);
    int last = Arrays.binarySearch(summary.times(), 52);
    assertThat(summary.mean().get("A")[last]).isCloseTo(0.2, within(1e-6));
    assertThat(summary.mean().get("B")[last]).isCloseTo(0.9, within(1e-6));
    TestScore score =
        MODEL.manifest().scores().stream()
            .filter(one -> one.species().equals("A") && one.time() == 52)
            .findAny()
            .orElseThrow();
    double deviation = MODEL.facts().standardisation().targets()[0][last].deviation();
    assertThat(summary.sigma().get("A")[last])
        .isCloseTo(deviation * Math.sqrt(1 - score.pooled() * score.pooled()), within(1e-9));
    assertThat(summary.lines())
        .first()
        .asString()
        .contains("by t=52.0: A 0.200 (one particle +/- ", "farthest: particles 2, 1, 0");
    assertThat(summary.lines()).last().asString().isEqualTo("  warning: It is unlike.");
    assertThat(PredictionSummary.of(prediction(0.44), MODEL, 3.5).time()).isEqualTo(4120);
    assertThat(PredictionSummary.of(prediction(Double.NaN), MODEL, 3.5).time()).isEqualTo(4120);
  }

  @ParameterizedTest
  @EnumSource(PredictionFormat.class)
  void everyFormatIsWrittenBesideTheFileOrInAFolder(PredictionFormat format) {
    Path source = folder.resolve("liquid.npz");
    Path beside = new PredictionFiles(null, format, id -> source).write(prediction(0.56));
    assertThat(beside).isEqualTo(folder.resolve("liquid.7.predicted." + format.extension()));
    assertThat(beside).isNotEmptyFile();
    Path elsewhere =
        new PredictionFiles(folder.resolve("new"), format, id -> source).write(prediction(0.56));
    assertThat(elsewhere.getParent()).isEqualTo(folder.resolve("new"));
    assertThat(Files.exists(elsewhere)).isTrue();
  }

  private static Prediction prediction(double temperature) {
    double[] times = MODEL.facts().standardisation().times();
    float[][] predicted = new float[times.length][];
    Arrays.setAll(predicted, time -> new float[] {0.1f, 0.2f, 0.3f, 0.9f});
    ConfigurationHeader header =
        ConfigurationHeader.builder(new SnapshotId("liquid", "liquid", 7), Split.LIVE)
            .box(new double[] {5, 5, 5})
            .temperature(temperature)
            .species(List.of("A", "B"))
            .build();
    return new Prediction(
        Configuration.of(header, new byte[] {0, 0, 0, 1}, new double[12]),
        MODEL.manifest().modelVersion(),
        times,
        predicted,
        null,
        Map.of(),
        List.of("It is unlike."));
  }
}
