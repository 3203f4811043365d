package io.supercool.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.console.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final List<Report.Score> SCORES =
      List.of(
          new Report.Score(
              "A",
              4120.0,
              0.75,
              null,
              new Report.Interval(0.7, 0.8),
              null,
              List.of(new Report.ConfigurationScore("401", 0.5, 3277))));
  private static final Report REPORT =
      new Report(
          SCORES,
          List.of(new Report.Baseline("inherentEnergy", SCORES)),
          new Report.Model(16252, 4, 3, 8, "ka-7"),
          new Report.Counts(12, 12, 2, 0),
          new Report.Seconds(1, 2, 3, 4, 10.5));

  @TempDir Path folder;

  @Test
  void jsonHasTheDocumentedShape() throws IOException {
    Path file = folder.resolve("r.json");

    REPORT.write(file);

    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                {"scores":[{"species":"A","time":4120.0,"pooledPearson":0.75,"meanPearson":null,
                  "pooledInterval":{"low":0.7,"high":0.8},"meanInterval":null,
                  "perConfiguration":[{"configuration":"401","pearson":0.5,"particles":3277}]}],
                 "baselines":[{"name":"inherentEnergy","scores":[
                  {"species":"A","time":4120.0,"pooledPearson":0.75,"meanPearson":null,
                  "pooledInterval":{"low":0.7,"high":0.8},"meanInterval":null,
                  "perConfiguration":[{"configuration":"401","pearson":0.5,"particles":3277}]}]}],
                 "model":{"parameters":16252,"layers":4,"lMax":3,"channels":8,"version":"ka-7"},
                 "counts":{"snapshotsPublished":12,"graphsBuilt":12,"predictionsPublished":2,
                  "deadLettered":0},
                 "seconds":{"ingest":1.0,"graph":2.0,"train":3.0,"predict":4.0,"total":10.5}}
                """);
    assertThat(new ObjectMapper().readTree(file.toFile())).isEqualTo(expected);
  }

  @Test
  void placeThatCannotBeWrittenIsNamed() {
    assertThatThrownBy(() -> REPORT.write(folder.resolve("none/r.json")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none/r.json");
  }

  @Test
  void tableShowsNetworkDescriptorsAndCeilingSideBySide() {
    List<Report.Baseline> baselines = List.of(new Report.Baseline("inherentEnergy", SCORES));
    String table = ScoreTable.of(SCORES, baselines, SCORES);

    assertThat(table.lines())
        .contains("species     time       mean  pooled      mean  pooled      mean  pooled")
        .contains("A           4120          -   0.750         -   0.750         -   0.750");
    assertThat(ScoreTable.of(SCORES, baselines, List.of())).doesNotContain("noise ceiling");
    assertThat(table).contains("network", "own energy", "noise ceiling", "1 test configuration\n");
  }

  /** Configurations of different data know different times. */
  @Test
  void configurationsOfAllTimesAreCountedOnce() {
    List<Report.Score> scores =
        List.of(score(52, "a", "b"), score(520, "b", "c"), score(5200, "a"));

    assertThat(ScoreTable.of(scores, List.of(), List.of())).contains(", 3 test configurations\n");
  }

  private static Report.Score score(double time, String... configurations) {
    return new Report.Score(
        "A",
        time,
        0.5,
        0.5,
        null,
        null,
        Stream.of(configurations)
            .map(name -> new Report.ConfigurationScore(name, 0.5, 4))
            .toList());
  }

  @Test
  void tableWithoutScoresSaysWhy() {
    assertThat(ScoreTable.of(List.of(), List.of(), List.of())).contains("nothing to score");
  }
}
