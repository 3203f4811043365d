package io.supercool.model.predict;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.library.ModelPackage;
import io.supercool.model.ModelSettings;
import io.supercool.model.checkpoint.SharedCheckpoints;
import io.supercool.model.device.Devices;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.TrainedModel;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Models for the snapshots that name them, loaded when they are first asked for. A few are held;
 * the one not used for longest goes. Thread-safe: one prediction at a time.
 */
@ApplicationScoped
public class NamedModels {
  /** Networks and their kernels take tens of megabytes each. */
  private static final int MAX_LOADED = 4;

  /** How long an announcement may take from the broker, after which there is none. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final SharedCheckpoints checkpoints;
  private final int threads;
  private final boolean invariants;
  private final Map<String, ModelAnnouncement> announced = new TreeMap<>();
  private final Map<String, TrainedModel> loaded = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable NDManager manager;

  /** None is loaded yet. */
  public NamedModels(ModelSettings settings, SharedCheckpoints checkpoints) {
    this.checkpoints = checkpoints;
    threads = settings.threadCount();
    invariants = settings.invariants();
  }

  /** Takes an announcement: what is asked for by the model's name is this version from now on. */
  void announced(ModelAnnouncement announcement) {
    if (announcement.role() != Role.LAST) {
      synchronized (announced) {
        announced.put(announcement.model(), announcement);
        announced.notifyAll();
      }
    }
  }

  /**
   * Predicts with the newest version of the model {@code name}; waits a minute for its
   * announcement.
   *
   * @throws IllegalArgumentException if none is announced in that time, or it cannot be used
   * @throws InterruptedException if the thread is interrupted as it waits
   */
  public Prediction predict(String name, GraphGroup group) throws InterruptedException {
    ModelAnnouncement wanted = await(name);
    synchronized (loaded) {
      TrainedModel model = loaded.get(name);
      if (model == null || !model.version().equals(wanted.version())) {
        model = load(wanted, model);
      }
      return Predictions.of(model, group, invariants);
    }
  }

  private ModelAnnouncement await(String name) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    synchronized (announced) {
      while (!announced.containsKey(name)) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new IllegalArgumentException(
              "no model %s is known here, only %s; give one of these, or export that one and serve it first"
                  .formatted(name, announced.keySet()));
        }
        TimeUnit.NANOSECONDS.timedWait(announced, left);
      }
      return announced.get(name);
    }
  }

  private TrainedModel load(ModelAnnouncement wanted, @Nullable TrainedModel previous) {
    ModelPackage checkpoint;
    try {
      checkpoint =
          checkpoints
              .fetch(wanted)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "checkpoint %s is no longer on Kafka".formatted(wanted.version())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (manager == null) {
      manager = NDManager.newBaseManager(Devices.current());
    }
    TrainedModel model = TrainedModel.load(checkpoint, manager, threads);
    loaded.put(wanted.model(), model);
    if (previous != null) {
      previous.close();
    }
    Iterator<TrainedModel> oldest = loaded.values().iterator();
    while (loaded.size() > MAX_LOADED) {
      oldest.next().close();
      oldest.remove();
    }
    return model;
  }

  /** Frees the models. */
  @PreDestroy
  void close() {
    synchronized (loaded) {
      loaded.values().forEach(TrainedModel::close);
      loaded.clear();
      if (manager != null) {
        manager.close();
      }
    }
  }
}
