package io.supercool.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir Path folder;
  private final StringWriter errors = new StringWriter();

  @Test
  void measuresTheSampleWithRealProcesses() throws IOException {
    Path sample = ROOT.resolve("samples/ka/train/T056_s112_00.npz");
    Path report = folder.resolve("report.json");

    int status =
        execute("--configuration", sample.toString(), "--report", report.toString(), "--quick");

    assertThat(errors.toString()).isEmpty();
    assertThat(status).isZero();
    JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(report));
    assertThat(json.at("/graph/particles").intValue()).isEqualTo(4096);
    assertThat(json.at("/graph/edges").intValue()).isBetween(150_000, 180_000);
    assertThat(json.at("/step/parameters").longValue()).isEqualTo(16_550);
    for (String measured :
        new String[] {
          "/graph/milliseconds",
          "/step/forwardMilliseconds",
          "/step/forwardBackwardMilliseconds",
          "/step/optimizerMilliseconds",
          "/step/milliseconds/convolution",
          "/step/peakMegabytes",
          "/transport/milliseconds",
          "/transport/megabytes",
          "/machine/sgemmGflops",
          "/machine/bandwidthGBs",
          "/machine/brokerPublishMBs",
          "/machine/brokerConsumeMBs"
        }) {
      assertThat(json.at(measured).doubleValue()).as(measured).isPositive();
    }
  }

  @Test
  void aFileThatIsNoConfigurationIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no configuration");
    assertThat(execute("--configuration", file.toString(), "--quick")).isEqualTo(1);
    assertThat(errors.toString())
        .startsWith("supercool: ")
        .contains("notes.txt")
        .doesNotContain("\tat ");
  }

  private int execute(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors));
    List<String> all = new ArrayList<>(List.of("--root", ROOT.toString()));
    all.addAll(List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }
}
