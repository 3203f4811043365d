package io.supercool.launcher.pipeline;

import io.supercool.console.Console;
import io.supercool.console.ProgressBar;
import io.supercool.console.UserException;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.EventFollower;
import io.supercool.launcher.kafka.PredictionReader;
import io.supercool.launcher.kafka.Requests;
import io.supercool.launcher.models.ModelTopics;
import io.supercool.launcher.system.SystemEndedException;
import io.supercool.library.ModelPackage;
import io.supercool.reader.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files through a system, each predicted with one model that was trained before. */
public final class PredictionPass {
  private PredictionPass() {}

  /**
   * What became of the files.
   *
   * @param predicted how many configurations are predicted
   * @param refused files that could not be read, and snapshots that could not be predicted
   */
  public record Outcome(int predicted, List<String> refused) {}

  /**
   * Gives the model and the files to the system on {@code cluster} and returns when all are
   * predicted or refused.
   *
   * @param sink is given every prediction as it comes, and the file it is of
   * @param requireRunning throws if the system cannot go on
   * @throws UserException if the system ends before
   */
  public static Outcome run(
      ModelPackage model,
      List<Path> files,
      Cluster cluster,
      BiConsumer<Prediction, Path> sink,
      Runnable requireRunning,
      Console console) {
    CompletableFuture<Void> given =
        CompletableFuture.runAsync(() -> new ModelTopics(cluster).give(model, Role.KEPT));
    String version = model.manifest().modelVersion();
    List<SourceRequest> requests =
        PipelinePlan.requests("predict-" + UUID.randomUUID(), files, Split.LIVE).stream()
            .map(request -> request.withAgain(true).withModels(List.of(version)))
            .toList();
    Map<String, Path> sources = sources(requests);
    EventLedger ledger = new EventLedger();
    SourceSet set = new SourceSet(requests, ledger);
    int[] predicted = {0};
    PredictionReader reader = new PredictionReader(cluster, requireRunning);
    try (EventFollower follower = new EventFollower(cluster, requireRunning);
        Requests requested = new Requests(cluster, requireRunning);
        PredictionReader.Stream stream =
            reader.stream(
                version,
                prediction -> {
                  Path file = source(prediction.snapshot(), sources);
                  if (file != null) {
                    predicted[0]++;
                    sink.accept(prediction, file);
                  }
                })) {
      EventWatch watch = new EventWatch(follower, ledger, requireRunning, console);
      await(given);
      requests.forEach(requested::publish);
      watch.await(
          "predict",
          () -> {
            stream.poll(Duration.ZERO);
            return set.passed(Stage.PREDICT, version);
          },
          elapsed ->
              "%d of %d  %s"
                  .formatted(
                      predicted[0],
                      set.expected(),
                      ProgressBar.withEstimate(predicted[0], set.expected(), elapsed)));
      stream.readToEnd();
      watch.catchUp();
    } catch (SystemEndedException e) {
      throw new UserException(
          "%s %d were predicted before.".formatted(e.getMessage(), predicted[0]), e);
    }
    List<String> refused = new ArrayList<>(set.refused());
    refused.addAll(set.failed());
    return new Outcome(predicted[0], refused);
  }

  private static void await(CompletableFuture<Void> given) {
    try {
      given.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UserException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Files by the name of the trajectory, and of the configuration, that their snapshots have. */
  private static Map<String, Path> sources(List<SourceRequest> requests) {
    Map<String, Path> sources = new HashMap<>();
    for (SourceRequest request : requests) {
      Path file = Path.of(request.location());
      String trajectory = request.trajectory();
      if (trajectory == null) {
        sources.put(Source.stem(file), file);
        sources.putIfAbsent(PipelinePlan.liquid(file), file);
      } else {
        // Files of one name in several folders.
        sources.put(trajectory + "/" + Source.stem(file), file);
      }
    }
    return sources;
  }

  private static @Nullable Path source(SnapshotId snapshot, Map<String, Path> sources) {
    return Stream.of(
            snapshot.trajectory() + "/" + snapshot.configuration(),
            snapshot.configuration(),
            snapshot.trajectory())
        .map(sources::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
