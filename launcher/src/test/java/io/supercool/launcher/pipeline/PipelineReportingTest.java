package io.supercool.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.contracts.Split;
import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.EventFollower;
import io.supercool.launcher.kafka.Requests;
import io.supercool.launcher.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs on a real broker, whose other end is {@link ScriptedServices}. */
class PipelineReportingTest {
  private static EmbeddedBroker broker;
  private static Cluster cluster;
  private static ScriptedServices services;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(written, true, StandardCharsets.UTF_8), false, 80, System::nanoTime);

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.temporary(0);
    cluster = new Cluster(broker.bootstrapServers());
    cluster.createMissingTopics((short) 1);
    cluster.createMissingTopics((short) 1);
    services = new ScriptedServices(cluster);
  }

  @AfterAll
  static void end() {
    services.close();
    broker.close();
  }

  @Test
  void runReportsWhatTheServicesDid() {
    Report report = run(plan("good", List.of("/1.npz", "/2.npz"), List.of("/3.npz", "/4.npz")));

    assertThat(report.counts()).isEqualTo(new Report.Counts(4, 4, 2, 0));
    assertThat(report.model()).isEqualTo(new Report.Model(16252, 4, 3, 8, "version"));
    assertThat(report.scores()).hasSize(2);
    assertThat(report.scores().get(0).meanPearson()).isCloseTo(1.0, within(1e-12));
    assertThat(report.scores().get(0).perConfiguration())
        .extracting(Report.ConfigurationScore::configuration)
        .containsExactly("3", "4");
    assertThat(report.baselines().get(0).scores().get(0).meanPearson())
        .isCloseTo(-1.0, within(1e-12));
    assertThat(report.seconds().ingest()).isEqualTo(1.0);
    assertThat(report.seconds().graph()).isEqualTo(1.0);
    assertThat(report.seconds().train()).isEqualTo(2.5);
    assertThat(report.seconds().predict()).isEqualTo(0.5);
    assertThat(text()).contains("Pearson correlation", "own energy", "16252 parameters");
  }

  @Test
  void brokenFilesAreNamedAndTheRestGoesOn() {
    Report report =
        run(plan("good", List.of("/1.npz", "/broken.npz"), List.of("/x/broken.npz", "/3.npz")));

    assertThat(report.counts()).isEqualTo(new Report.Counts(2, 2, 1, 2));
    assertThat(text())
        .contains("broken.npz: truncated at byte 7", "going on without 1 of 2 files: /broken.npz");
  }

  @Test
  void nothingToLearnFromIsAnError() {
    PipelinePlan plan = plan("good", List.of("/broken.npz"), List.of("/3.npz"));

    assertThatThrownBy(() -> run(plan))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("None of the files of --train could be used");
    assertThat(text()).contains("truncated at byte 7");
  }

  @Test
  void nothingPredictedIsAnError() {
    PipelinePlan plan = plan("good", List.of("/1.npz"), List.of("/broken.npz"));

    assertThatThrownBy(() -> run(plan)).hasMessageContaining("--test");
  }

  @Test
  void failedTrainingIsAnErrorWithItsReason() {
    PipelinePlan plan = plan("failing", List.of("/1.npz"), List.of("/3.npz"));

    assertThatThrownBy(() -> run(plan)).hasMessage("Training failed: loss is NaN");
  }

  @Test
  void systemThatCannotGoOnEndsTheRun() {
    PipelinePlan plan = plan("good", List.of("/1.npz"), List.of());
    Runnable gaveUp =
        () -> {
          throw new UserException("graph-service was given up");
        };

    assertThatThrownBy(
            () ->
                PipelineReporting.run(
                    plan, cluster, prediction -> {}, gaveUp, console, System.nanoTime()))
        .hasMessage("graph-service was given up");
  }

  @Test
  void ingestionSaysWhetherAllWasRead() {
    assertThat(ingest("/1.npz", "/2.npz")).isTrue();
    assertThat(ingest("/1.npz", "/broken.npz")).isFalse();
    assertThat(text())
        .contains("2 of 2 sources read: 2 snapshots published.")
        .contains("1 of 2 sources read: 1 snapshot published.", "truncated at byte 7");
  }

  private Report run(PipelinePlan plan) {
    return PipelineReporting.run(
        plan, cluster, prediction -> {}, () -> {}, console, System.nanoTime());
  }

  private boolean ingest(String... files) {
    EventLedger ledger = new EventLedger();
    try (EventFollower follower = new EventFollower(cluster, () -> {});
        Requests requests = new Requests(cluster, () -> {})) {
      return Ingestion.execute(
          PipelinePlan.requests("ingest-" + System.nanoTime(), paths(List.of(files)), Split.LIVE),
          requests,
          ledger,
          new EventWatch(follower, ledger, () -> {}, console),
          console);
    }
  }

  private static PipelinePlan plan(String model, List<String> train, List<String> test) {
    return PipelinePlan.of(
        model,
        ConfigurationFile.read(null),
        new PipelineFiles(paths(train), List.of(), paths(test), List.of()));
  }

  private static List<Path> paths(List<String> names) {
    return names.stream().map(Path::of).toList();
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
