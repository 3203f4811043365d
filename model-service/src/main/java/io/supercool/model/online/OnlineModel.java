package io.supercool.model.online;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointFiles;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.checkpoint.ModelDescription;
import io.supercool.model.data.Standardisation;
import io.supercool.model.device.Devices;
import io.supercool.model.inference.TrainedModel;
import io.supercool.model.inference.UntrainedNetwork;
import io.supercool.model.network.EquivariantNetwork;
import io.supercool.model.training.AdamW;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network that learns label by label: one step of AdamW each, at a rate that rises over the first
 * steps and then stays. Its state is in its checkpoints; it goes on from the last. Not thread-safe.
 */
final class OnlineModel implements AutoCloseable {
  private static final int RISING_STEPS = 50;

  private final TrainingRequest request;
  private final CheckpointStore store;
  private final NDManager manager = NDManager.newBaseManager(Devices.current());
  private final EquivariantNetwork network;
  private final AdamW optimizer;

  /** The latest two: a predictor may just be loading the older. */
  private final Deque<String> announced = new ArrayDeque<>();

  private Standardisation standardisation;
  private int version;
  private long step;

  /**
   * Goes on from the model's last checkpoint; where there is none, begins with random weights and a
   * standardisation measured on {@code first}.
   *
   * @throws IllegalArgumentException if the model exists with other lag times or another network
   */
  OnlineModel(LearningRequest asked, Graph first, CheckpointStore store, int threads)
      throws IOException {
    request =
        TrainingRequest.of(asked.model(), List.of())
            .withNetwork(asked.network())
            .withTraining(asked.training());
    this.store = store;
    TrainedModel.requireFits(first, asked.network());
    Optional<Path> last = store.last(asked.model());
    if (last.isPresent()) {
      ModelDescription saved = CheckpointFiles.describe(last.get());
      requireSameNetwork(asked, saved);
      standardisation = saved.standardisation();
      version = saved.epoch();
      step = saved.step();
    } else {
      standardisation = OnlineStandardisation.untrained(first, asked.lagTimes());
    }
    network = UntrainedNetwork.create(manager, request, standardisation, threads);
    optimizer = new AdamW(manager, network.parameters(), asked.training().gradientNorm());
    if (last.isPresent()) {
      try (NDManager scratch = manager.newSubManager()) {
        network.parameters().load(CheckpointStore.parameters(last.get(), scratch));
        optimizer.load(CheckpointStore.optimizer(last.get(), scratch));
      }
    }
  }

  private static void requireSameNetwork(LearningRequest asked, ModelDescription saved) {
    if (!saved.request().network().equals(asked.network())
        || !Arrays.equals(saved.standardisation().times(), asked.lagTimes())) {
      throw new IllegalArgumentException(
          "model %s exists with other lag times (%s) or another network; choose another name"
              .formatted(asked.model(), Arrays.toString(saved.standardisation().times())));
    }
  }

  /**
   * One step on what {@code label} says of {@code graph}.
   *
   * @throws IllegalStateException if the loss is not finite
   */
  void learn(Graph graph, Label label) {
    Configuration frame = withPropensity(graph.configuration(), label.propensity());
    standardisation = OnlineStandardisation.measured(standardisation, graph, frame);
    EquivariantNetwork.StepResult result =
        network.lossAndGradients(
            standardisation.input(graph, request.network().lMax()),
            standardisation.targets(frame),
            standardisation.mask(frame));
    if (!Float.isFinite(result.loss())) {
      throw new IllegalStateException(
          "the loss became %s at label %s of %s"
              .formatted(result.loss(), label.recordId(), request.model()));
    }
    optimizer.step(step, learningRate(step), request.training().weightDecay());
    step++;
  }

  /** At a step, counted from 0. */
  private double learningRate(long atStep) {
    return request.training().learningRate() * Math.min(1, (atStep + 1.0) / RISING_STEPS);
  }

  /** The checkpoint that it goes on from; where there is none, writes the untrained network's. */
  Checkpoint startingCheckpoint() throws IOException {
    Optional<Path> last = store.last(request.model());
    return last.isPresent()
        ? new Checkpoint(CheckpointFiles.describe(last.get()), last.get())
        : save();
  }

  /** Writes a checkpoint of a version of its own; of those before, only announced ones are kept. */
  Checkpoint save() {
    version++;
    String name = ModelDescription.version(request.model(), version);
    ModelDescription description =
        ModelDescription.of(
            request,
            standardisation,
            version,
            step,
            null,
            name,
            List.of(),
            network.parameters().count(),
            null);
    Path folder = store.save(description, network, optimizer.state());
    Set<String> versions = new HashSet<>(announced);
    versions.add(name);
    store.keep(request.model(), versions);
    return new Checkpoint(description, folder);
  }

  /** Keeps a version that predictors are told of, until two more were announced. */
  void announced(Checkpoint saved) {
    announced.addLast(saved.description().version());
    if (announced.size() > 2) {
      announced.removeFirst();
    }
  }

  /** {@code configuration} with this propensity. */
  static Configuration withPropensity(Configuration configuration, Propensity propensity) {
    if (propensity.values()[0].length != configuration.particles()) {
      throw new IllegalArgumentException(
          "%s has %d particles, its label %d"
              .formatted(
                  configuration.snapshot(),
                  configuration.particles(),
                  propensity.values()[0].length));
    }
    return configuration.withPropensity(propensity);
  }

  @Override
  public void close() {
    optimizer.close();
    network.close();
    manager.close();
  }
}
