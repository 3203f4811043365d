package io.supercool.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.report.Report;
import io.supercool.launcher.tracking.RunTracking;
import io.supercool.library.ModelLibrary;
import io.supercool.tracking.Tracker;
import io.supercool.tracking.Tracking;
import io.supercool.tracking.mlflow.MlflowAddress;
import io.supercool.tracking.mlflow.MlflowCredentials;
import io.supercool.tracking.mlflow.MlflowTracker;
import io.supercool.tracking.mlflow.ScriptedMlflow;
import io.supercool.tracking.tensorboard.EventFiles;
import io.supercool.tracking.tensorboard.TensorBoardTracker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.util.Event;

/** Runs on a real broker, whose other end is {@link ScriptedServices}. */
class PipelineReportingTest {
  private static EmbeddedBroker broker;
  private static Cluster cluster;
  private static ScriptedServices services;

  private final Libraries libraries =
      new Libraries(
          new ModelLibrary(Path.of("target/no-models")), new ModelLibrary(Path.of("target/none")));

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
                new PipelineReporting(cluster, gaveUp, RunTracking.off(), libraries, console)
                    .run(plan, prediction -> {}, System.nanoTime()))
        .hasMessage("graph-service was given up");
  }

  @Test
  void trackersAreToldOfTheWholeTraining(@TempDir Path folder) throws IOException {
    try (ScriptedMlflow mlflow = new ScriptedMlflow()) {
      try (RunTracking tracking = tracking(mlflow, folder)) {
        run(plan("good", List.of("/1.npz", "/2.npz"), List.of("/3.npz")), tracking);
      }

      assertThat(mlflow.violations).isEmpty();
      ScriptedMlflow.Run run = mlflow.run();
      assertThat(run.status).isEqualTo("FINISHED");
      assertThat(run.name).isEqualTo("version");
      assertThat(run.tags)
          .containsEntry("supercool.command", "run")
          .containsEntry("supercool.model", "good")
          .containsEntry("supercool.trajectories.train", "1, 2")
          .containsEntry("supercool.trajectories.test", "3")
          .doesNotContainKey("supercool.trajectories.pretrain")
          .containsEntry("supercool.version", "version");
      assertThat(run.tags.get("supercool.prediction.uses")).contains("up to 8 short continuations");
      assertThat(run.parameters)
          .containsEntry("training.epochs", "40")
          .containsEntry("graph.cutoff", "2.0")
          .containsEntry("files.test", "1")
          .doesNotContainKey("network.cutoff");
      assertThat(run.metrics.get("loss/training")).isEqualTo(Map.of(1L, 0.5, 2L, 0.5));
      assertThat(run.metrics.get("pearson/held-out/A/t52")).isEqualTo(Map.of(1L, 0.25, 2L, 0.25));
      assertThat(run.metrics.get("pearson/test/A/t52").get(2L)).isCloseTo(1.0, within(1e-12));
      assertThat(run.metrics).containsKey("pearson/test-inherentEnergy/A/t52");
      assertThat(mlflow.artifacts)
          .containsOnlyKeys("1/run1/artifacts/configuration.yaml", "1/run1/artifacts/report.json");
      assertThat(new String(mlflow.artifacts.get("1/run1/artifacts/report.json"), UTF_8))
          .contains("\"version\" : \"version\"");
    }
    try (Stream<Path> files = Files.list(folder.resolve("good"))) {
      List<Event> events = EventFiles.read(files.findAny().orElseThrow());
      assertThat(events).extracting(Event::getStep).containsExactly(0L, 1L, 2L, 2L);
    }
  }

  @Test
  void trackersAreToldThatATrainingFailed(@TempDir Path folder) {
    try (ScriptedMlflow mlflow = new ScriptedMlflow()) {
      try (RunTracking tracking = tracking(mlflow, folder)) {
        PipelinePlan plan = plan("failing", List.of("/1.npz"), List.of("/3.npz"));
        assertThatThrownBy(() -> run(plan, tracking)).hasMessageContaining("loss is NaN");
      }

      assertThat(mlflow.violations).isEmpty();
      assertThat(mlflow.run().status).isEqualTo("FAILED");
      assertThat(mlflow.run().tags)
          .containsEntry("supercool.failure", "Training failed: loss is NaN");
    }
  }

  private RunTracking tracking(ScriptedMlflow mlflow, Path folder) {
    List<Tracker> trackers =
        List.of(
            new MlflowTracker(
                MlflowAddress.of(mlflow.address()), MlflowCredentials.of(Map.of()), console),
            new TensorBoardTracker(folder, console));
    return new RunTracking(new Tracking(trackers, console), Map.of("supercool.command", "run"));
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
    return run(plan, RunTracking.off());
  }

  private Report run(PipelinePlan plan, RunTracking tracking) {
    return new PipelineReporting(cluster, () -> {}, tracking, libraries, console)
        .run(plan, prediction -> {}, System.nanoTime());
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
