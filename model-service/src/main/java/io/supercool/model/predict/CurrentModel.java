package io.supercool.model.predict;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Prediction;
import io.supercool.library.ModelPackage;
import io.supercool.model.ModelSettings;
import io.supercool.model.checkpoint.CheckpointFiles;
import io.supercool.model.device.Devices;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.TrainedModel;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The model that predicts now; exchanged for newer versions without a restart. Each prediction is
 * wholly by one version. Thread-safe.
 */
@ApplicationScoped
public class CurrentModel {
  private final int threads;
  private final boolean invariants;
  private final CompletableFuture<Void> present = new CompletableFuture<>();
  private @Nullable NDManager manager;
  private @Nullable TrainedModel model;

  /** No model yet. */
  public CurrentModel(ModelSettings settings) {
    threads = settings.threadCount();
    invariants = settings.invariants();
  }

  /** Completes once there is a model, on the thread that loads it. */
  public CompletionStage<Void> present() {
    return present;
  }

  /** Whether there is a model. */
  public boolean isPresent() {
    return present.isDone();
  }

  /**
   * Predicts with the model of the moment.
   *
   * @throws IllegalStateException before the first model
   */
  public synchronized Prediction predict(GraphGroup group) {
    if (model == null) {
      throw new IllegalStateException("no model yet");
    }
    return Predictions.of(model, group, invariants);
  }

  /** Loads a checkpoint and predicts with it from now on; keeps the present one if that fails. */
  public void load(Path folder) throws IOException {
    load(CheckpointFiles.packed(folder));
  }

  /**
   * Loads a package and predicts with it from now on; keeps the present one if that fails.
   *
   * @throws IllegalArgumentException if it cannot be loaded
   */
  public void load(ModelPackage checkpoint) {
    TrainedModel loaded = TrainedModel.load(checkpoint, manager(), threads);
    TrainedModel previous = replace(loaded);
    if (previous != null) {
      previous.close();
    }
    present.complete(null);
  }

  private synchronized @Nullable TrainedModel replace(TrainedModel loaded) {
    TrainedModel previous = model;
    model = loaded;
    return previous;
  }

  /** The version that predicts now. */
  public synchronized @Nullable String version() {
    return model == null ? null : model.version();
  }

  private synchronized NDManager manager() {
    if (manager == null) {
      manager = NDManager.newBaseManager(Devices.current());
    }
    return manager;
  }

  /** Frees the model. */
  @PreDestroy
  public synchronized void close() {
    if (manager != null) {
      manager.close();
    }
  }
}
