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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Models for the snapshots that name them, by the model's name, whose newest version it then is, or
 * by a version. They are loaded when they are first asked for. A few are held; the one not used for
 * longest goes. Thread-safe: one prediction at a time.
 */
@ApplicationScoped
public class NamedModels {
  /** Networks and their kernels take tens of megabytes each. */
  private static final int MAX_LOADED = 4;

  /** Names and versions remembered. */
  private static final int MAX_KNOWN = 1024;

  /** How long an announcement may take from the broker, after which there is none. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final SharedCheckpoints checkpoints;
  private final int threads;
  private final boolean invariants;

  /** By name and by version. */
  private final Map<String, ModelAnnouncement> announced = new LinkedHashMap<>();

  /** What was waited for in vain: nobody waits for it again. */
  private final Set<String> unknown = new LinkedHashSet<>();

  private boolean historyIsRead;
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
        put(announcement.model(), announcement);
        put(announcement.version(), announcement);
        announced.notifyAll();
      }
    }
  }

  private void put(String name, ModelAnnouncement announcement) {
    announced.remove(name);
    announced.put(name, announcement);
    unknown.remove(name);
    if (announced.size() > MAX_KNOWN) {
      announced.remove(announced.keySet().iterator().next());
    }
  }

  /** All that was announced before this process began is known: the newest of a name is. */
  void historyIsRead() {
    synchronized (announced) {
      historyIsRead = true;
      announced.notifyAll();
    }
  }

  /**
   * Predicts with a version, or the newest version of a model; waits a minute for its announcement,
   * once.
   *
   * @param name of the model, or the version
   * @throws IllegalArgumentException if none is announced in that time, or it cannot be used
   * @throws InterruptedException if the thread is interrupted as it waits
   */
  public Prediction predict(String name, GraphGroup group) throws InterruptedException {
    ModelAnnouncement wanted = await(name);
    synchronized (loaded) {
      TrainedModel model = loaded.get(wanted.version());
      if (model == null) {
        model = load(wanted);
      }
      return Predictions.of(model, group, invariants);
    }
  }

  private ModelAnnouncement await(String name) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    synchronized (announced) {
      while (!announced.containsKey(name) || !historyIsRead) {
        long left = deadline - System.nanoTime();
        if (historyIsRead && (left <= 0 || unknown.contains(name))) {
          remember(name);
          throw new IllegalArgumentException(
              "no model %s is known here, only %s; name one of these, or give it to the system: ./supercool models serve --beside %s"
                  .formatted(name, announced.keySet(), name));
        }
        TimeUnit.NANOSECONDS.timedWait(announced, Math.max(left, TimeUnit.SECONDS.toNanos(1)));
      }
      return announced.get(name);
    }
  }

  private void remember(String missed) {
    unknown.add(missed);
    if (unknown.size() > MAX_KNOWN) {
      unknown.remove(unknown.iterator().next());
    }
  }

  private TrainedModel load(ModelAnnouncement wanted) {
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
    loaded.put(wanted.version(), model);
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
