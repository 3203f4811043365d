package io.supercool.launcher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.files.JsonFile;
import io.supercool.launcher.report.Report;
import io.supercool.launcher.tracking.RunTracking;
import io.supercool.launcher.tracking.TrainingValues;
import io.supercool.reader.Source;
import io.supercool.tracking.Artifact;
import io.supercool.tracking.Status;
import io.supercool.tracking.Tracking;
import io.supercool.tracking.TrainingEnd;
import io.supercool.tracking.TrainingEpoch;
import io.supercool.tracking.TrainingStart;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One pass through the pipeline, as trackers are told of it. */
final class TrackedPass {
  private final PipelinePlan plan;
  private final Tracking.Training training;

  /** Begins. */
  TrackedPass(PipelinePlan plan, RunTracking tracking) {
    this.plan = plan;
    training =
        tracking
            .trackers()
            .begin(
                new TrainingStart(
                    plan.model(),
                    plan.name(),
                    tags(plan, tracking.tags()),
                    parameters(plan),
                    Instant.now()));
  }

  /** An epoch of any training was heard of, perhaps not for the first time. */
  void epoch(TrainingProgress epoch) {
    if (epoch.model().equals(plan.model())) {
      training.epoch(new TrainingEpoch(epoch.epoch(), Instant.now(), TrainingValues.of(epoch)));
    }
  }

  /** It ended well; {@code file} is the model in the user's library. */
  void finished(Report report, Optional<Path> file) {
    List<Artifact> artifacts =
        List.of(
            new Artifact("report.json", () -> JsonFile.text(report).getBytes(UTF_8)),
            new Artifact(
                "configuration.yaml",
                () -> ConfigurationFile.text(plan.configuration()).getBytes(UTF_8)));
    training.end(
        new TrainingEnd(
            Status.FINISHED,
            Instant.now(),
            report.model().version(),
            TrainingValues.of(report),
            Map.of("supercool.version", report.model().version()),
            artifacts,
            file.map(Artifact::of).orElse(null)));
  }

  /** It did not end well. */
  void failed(Throwable failure) {
    training.end(
        TrainingEnd.without(Status.FAILED, String.valueOf(failure.getMessage()), Instant.now()));
  }

  private static Map<String, String> tags(PipelinePlan plan, Map<String, String> common) {
    Map<String, String> tags = new LinkedHashMap<>(common);
    tags.put("supercool.model", plan.model());
    tags.put("supercool.name", plan.name());
    tags.put("supercool.trajectories.train", trajectories(plan.training(), Split.TRAIN));
    tags.put("supercool.trajectories.pretrain", trajectories(plan.pretraining(), Split.TRAIN));
    tags.put("supercool.trajectories.test", trajectories(plan.prediction(), Split.TEST));
    tags.put("supercool.prediction.uses", used(plan.configuration().graph().continuations()));
    if (plan.representation() != null) {
      tags.put("supercool.layers.of", plan.representation());
    }
    if (plan.start() != null) {
      tags.put("supercool.start", plan.start());
    }
    tags.values().removeIf(String::isEmpty);
    return tags;
  }

  /** What a prediction of a test configuration was allowed to use. */
  private static String used(int continuations) {
    String structure =
        "one configuration: species, thermal and inherent positions, inherent energies";
    return continuations == 0
        ? structure
        : structure
            + "; and of up to %d short continuations of it, where potential and temperature are known"
                .formatted(continuations);
  }

  private static String trajectories(List<SourceRequest> requests, Split split) {
    return requests.stream()
        .filter(request -> request.split() == split)
        .map(
            request ->
                request.trajectory() == null
                    ? Source.stem(Path.of(request.location()))
                    : request.trajectory())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> parameters(PipelinePlan plan) {
    Map<String, String> parameters = ConfigurationFile.values(plan.configuration());
    parameters.put("files.train", String.valueOf(plan.training().size()));
    parameters.put("files.pretrain", String.valueOf(plan.pretraining().size()));
    parameters.put(
        "files.test",
        String.valueOf(
            plan.prediction().stream().filter(file -> file.split() == Split.TEST).count()));
    return parameters;
  }
}
