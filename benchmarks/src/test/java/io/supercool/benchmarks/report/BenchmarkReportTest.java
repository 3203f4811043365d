package io.supercool.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkReportTest {
  /** What readers of the report rely on. */
  private static final Map<String, List<String>> PROMISED =
      Map.of(
          "graph", List.of("particles", "edges", "lMax", "threads", "milliseconds"),
          "step",
              List.of(
                  "particles",
                  "layers",
                  "channels",
                  "lMax",
                  "parity",
                  "threads",
                  "forwardMilliseconds",
                  "forwardBackwardMilliseconds",
                  "peakMegabytes"),
          "transport", List.of("milliseconds", "megabytes"),
          "machine", List.of("sgemmGflops", "bandwidthGBs"));

  @TempDir Path folder;

  @Test
  void everyPromisedNameIsThereWithItsValue() throws IOException {
    Path file = folder.resolve("report.json");
    Reports.one().write(file);
    JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));

    PROMISED.forEach(
        (part, names) ->
            assertThat(json.get(part).fieldNames()).toIterable().as(part).containsAll(names));
    assertThat(json.at("/graph/edges").intValue()).isEqualTo(166_240);
    assertThat(json.at("/graph/milliseconds").doubleValue()).isEqualTo(4);
    assertThat(json.at("/step/parity").booleanValue()).isTrue();
    assertThat(json.at("/step/forwardMilliseconds").doubleValue()).isEqualTo(150);
    assertThat(json.at("/step/forwardBackwardMilliseconds").doubleValue()).isEqualTo(490);
    assertThat(json.at("/step/peakMegabytes").doubleValue()).isEqualTo(1234);
    assertThat(json.at("/transport/milliseconds").doubleValue()).isEqualTo(60);
    assertThat(json.at("/transport/megabytes").doubleValue()).isEqualTo(20);
    assertThat(json.at("/machine/sgemmGflops").doubleValue()).isEqualTo(290);
    assertThat(json.at("/machine/bandwidthGBs").doubleValue()).isEqualTo(25);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    Path file = folder.resolve("absent/report.json");
    assertThatThrownBy(() -> Reports.one().write(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file.toString());
  }
}
