package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.launcher.files.GitCommit;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.tracking.RunTracking;
import io.supercool.library.CodeVersion;
import io.supercool.tracking.Tracker;
import io.supercool.tracking.Tracking;
import io.supercool.tracking.mlflow.MlflowAddress;
import io.supercool.tracking.mlflow.MlflowCredentials;
import io.supercool.tracking.mlflow.MlflowTracker;
import io.supercool.tracking.tensorboard.TensorBoardTracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What commands that train take to say who is told of it. */
final class TrackingOptions {
  @Option(
      names = "--mlflow",
      paramLabel = "URI",
      converter = Address.class,
      description =
          "MLflow server that is told of each training, such as http://localhost:5000. Who asks:"
              + " $$MLFLOW_TRACKING_USERNAME and $$MLFLOW_TRACKING_PASSWORD, or"
              + " $$MLFLOW_TRACKING_TOKEN.")
  private @Nullable MlflowAddress mlflow;

  @Option(
      names = "--tensorboard",
      paramLabel = "FOLDER",
      description = "Where to write TensorBoard's event files, in a folder for each training.")
  private @Nullable Path tensorboard;

  /** Addresses of servers; a wrong one makes no sense of the command line. */
  static final class Address implements ITypeConverter<MlflowAddress> {
    @Override
    public MlflowAddress convert(String value) {
      try {
        return MlflowAddress.of(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Begins to tell of the trainings of {@code command}, whose run has the id {@code id}. */
  RunTracking open(String command, String id, Console console) {
    List<Tracker> trackers = new ArrayList<>();
    if (mlflow != null) {
      trackers.add(new MlflowTracker(mlflow, MlflowCredentials.of(System.getenv()), console));
    }
    if (tensorboard != null) {
      trackers.add(new TensorBoardTracker(tensorboard.toAbsolutePath().normalize(), console));
    }
    if (trackers.isEmpty()) {
      return RunTracking.off();
    }
    Tracking tracking = new Tracking(trackers, console);
    Runtime.getRuntime().addShutdownHook(new Thread(tracking::interrupted, "end-tracking"));
    return new RunTracking(tracking, tags(command, id));
  }

  private static Map<String, String> tags(String command, String id) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.user", System.getProperty("user.name", ""));
    tags.put("mlflow.source.type", "LOCAL");
    tags.put("mlflow.source.name", "supercool " + command);
    tags.put("supercool.command", command);
    tags.put("supercool.run", id);
    tags.put("supercool.code", CodeVersion.TEXT);
    GitCommit.of(Installation.current().root())
        .ifPresent(
            commit -> {
              tags.put("mlflow.source.git.commit", commit.hash());
              tags.put("supercool.changed", String.valueOf(commit.changed()));
            });
    return tags;
  }
}
