package io.supercool.model.predict;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Prediction;
import io.supercool.model.ModelSettings;
import io.supercool.model.device.Devices;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.TrainedModel;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The model that predicts now; exchanged for newer versions without a restart. Thread-safe. */
@ApplicationScoped
public class CurrentModel {
  private final int threads;
  private final boolean invariants;
  private @Nullable NDManager manager;
  private @Nullable TrainedModel model;

  CurrentModel(ModelSettings settings) {
    threads = settings.threadCount();
    invariants = settings.invariants();
  }

  /**
   * Waits a while for the first model if there is none yet.
   *
   * @return whether there is one
   */
  public synchronized boolean await(Duration patience) throws InterruptedException {
    if (model == null) {
      wait(patience.toMillis());
    }
    return model != null;
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
    TrainedModel loaded = TrainedModel.load(folder, manager(), threads);
    TrainedModel previous = replace(loaded);
    if (previous != null) {
      previous.close();
    }
  }

  private synchronized @Nullable TrainedModel replace(TrainedModel loaded) {
    TrainedModel previous = model;
    model = loaded;
    notifyAll();
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

  @PreDestroy
  synchronized void close() {
    if (manager != null) {
      manager.close();
    }
  }
}
