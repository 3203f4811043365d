package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Predictions without training: with the model that ships, by a system of the command's own and by
 * one that runs; and with the same model after it was exported and imported elsewhere. A training
 * goes on elsewhere too.
 */
class ModelsIT {
  private static final String SHIPPED = "kob-andersen-3d";
  private static final double TOLERANCE = 1e-6;

  @TempDir Path folder;

  @Test
  void modelsPredictAtOnceAndTheSameWhereverTheyGo() throws Exception {
    // A library that no other test has filled.
    Map<String, String> here = Map.of("XDG_DATA_HOME", folder.resolve("here").toString());
    JsonNode alone = predict(here, "--output", folder.resolve("alone"));
    assertThat(alone.get("model").asText()).startsWith(SHIPPED);
    assertThat(alone.get("predictions")).hasSize(2);
    JsonNode first = alone.get("predictions").get(0);
    assertThat(first.get("particles").asInt()).isEqualTo(4096);
    assertThat(first.get("mean").get("A")).hasSize(first.get("times").size());
    assertThat(first.get("time").asDouble()).isEqualTo(52);
    assertThat(first.get("warnings")).hasSize(1);
    assertThat(first.get("warnings").get(0).asText()).contains("4120");
    assertThat(lines(folder.resolve("alone"))).containsOnly(4098L);

    assertThat(run(here, "models", "export", SHIPPED, "--output", folder)).isZero();
    Path exported;
    try (Stream<Path> files = Files.list(folder)) {
      exported =
          files.filter(file -> file.toString().endsWith(".supercool")).findAny().orElseThrow();
    }
    Map<String, String> elsewhere = Map.of("XDG_DATA_HOME", folder.resolve("data").toString());
    assertThat(run(elsewhere, "models", "import", exported)).isZero();

    try (Supercool up = Supercool.start(folder, "up", "--workspace", folder.resolve("workspace"))) {
      up.awaitOutput("Predicting with " + SHIPPED);
      up.awaitOutput("The system is up");
      JsonNode running =
          predict(elsewhere, "--model", SHIPPED, "--output", folder.resolve("running"));
      requireSame(alone, running);
      new Takeover(up, folder).losesNothing();
      assertThat(up.end()).isZero();
    }
  }

  private JsonNode predict(Map<String, String> environment, Object... options) throws Exception {
    Object[] arguments =
        Stream.concat(
                Stream.of(
                    "predict", Repository.ROOT.resolve("samples/ka/test") + "/*.npz", "--json"),
                Stream.of(options))
            .toArray();
    try (Supercool command = Supercool.start(environment, folder, arguments)) {
      assertThat(command.await()).as(command.output()).isZero();
      String json =
          command.output().lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
      return new ObjectMapper().readTree(json);
    }
  }

  private int run(Map<String, String> environment, Object... arguments) throws Exception {
    try (Supercool command = Supercool.start(environment, folder, arguments)) {
      return command.await();
    }
  }

  private static List<Long> lines(Path written) throws Exception {
    try (Stream<Path> files = Files.list(written)) {
      return files
          .map(
              file -> {
                try (Stream<String> lines = Files.lines(file)) {
                  return lines.count();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
          .toList();
    }
  }

  private static void requireSame(JsonNode expected, JsonNode found) {
    assertThat(found.get("model")).isEqualTo(expected.get("model"));
    for (JsonNode one : expected.get("predictions")) {
      JsonNode other = byId(found, one.get("id").asText());
      assertThat(other.get("mostMobile")).isEqualTo(one.get("mostMobile"));
      for (int time = 0; time < one.get("times").size(); time++) {
        assertThat(other.get("mean").get("A").get(time).asDouble())
            .isCloseTo(one.get("mean").get("A").get(time).asDouble(), within(TOLERANCE));
      }
    }
  }

  private static JsonNode byId(JsonNode result, String id) {
    for (JsonNode one : result.get("predictions")) {
      if (one.get("id").asText().equals(id)) {
        return one;
      }
    }
    throw new AssertionError(id + " is not predicted");
  }
}
