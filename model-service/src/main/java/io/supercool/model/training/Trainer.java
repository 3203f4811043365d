package io.supercool.model.training;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.TrainingAdvanced;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageManifest;
import io.supercool.library.TrainingData;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointFiles;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.checkpoint.ModelDescription;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.TrainingDataFit;
import io.supercool.model.device.Devices;
import io.supercool.model.inference.TrainedModel;
import io.supercool.model.inference.UntrainedNetwork;
import io.supercool.model.network.EquivariantNetwork;
import io.supercool.model.network.NetworkInput;
import io.supercool.model.ridge.ExpertRidge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trains one model: epoch by epoch over the training set, a checkpoint after each, resuming from
 * the last one there is. The same request on the same graphs gives the same model.
 */
public final class Trainer {
  private final TrainingRequest request;
  private final TrainingOptions options;
  private final CheckpointStore store;
  private final int threads;
  private final @Nullable StartingModel start;

  /** Prepares to train what {@code request} asks for, with {@code threads} CPU threads. */
  public Trainer(TrainingRequest request, CheckpointStore store, int threads) {
    this(request, store, threads, null);
  }

  private Trainer(
      TrainingRequest request, CheckpointStore store, int threads, @Nullable StartingModel start) {
    PackageManifest.requireName(request.model());
    this.request = request;
    this.options = request.training();
    this.store = store;
    this.threads = threads;
    this.start = start;
  }

  /**
   * The same, beginning with a model that was trained before.
   *
   * @throws IllegalArgumentException if it has another network than the request asks for
   */
  public Trainer startingWith(ModelPackage model) {
    StartingModel known = new StartingModel(model);
    known.requireNetwork(request.network());
    return new Trainer(request, store, threads, known);
  }

  /** Hears of every epoch. */
  public interface Listener {
    /**
     * An epoch is done and its checkpoint written.
     *
     * @param last the newest version
     * @param best whether it is also the best so far
     */
    void epoch(TrainingProgress progress, Checkpoint last, boolean best)
        throws IOException, InterruptedException;

    /** A step is done, in the middle of an epoch; told of each. */
    default void advanced(TrainingAdvanced step) {}

    /** What the newest version says of one configuration that it learns from. */
    default void preview(Prediction preview) {}
  }

  /**
   * Trains to the end.
   *
   * @param graphs with their propensity, all that the request names
   * @return the best checkpoint
   * @throws InterruptedException if the thread is interrupted, between two steps
   */
  public Checkpoint train(Map<SnapshotId, Graph> graphs, Listener listener)
      throws IOException, InterruptedException {
    graphs.values().forEach(graph -> TrainedModel.requireFits(graph, request.network()));
    requireOwnName();
    if (request.representation() != null) {
      return new ReadoutFit(request, request.representation(), store, threads)
          .fit(TrainingSet.averaged(request.snapshots(), graphs), listener);
    }
    TrainingSet set = TrainingSet.of(request, graphs, start);
    try (NDManager manager = NDManager.newBaseManager(Devices.current());
        EquivariantNetwork network =
            UntrainedNetwork.create(manager, request, set.standardisation(), threads);
        AdamW optimizer = new AdamW(manager, network.parameters(), options.gradientNorm())) {
      List<Graph> averaged = new ArrayList<>(TrainingSet.averaged(request.pretraining(), graphs));
      averaged.addAll(TrainingSet.averaged(request.snapshots(), graphs));
      fitRidge(averaged, set.standardisation(), manager);
      @Nullable TrainingData data = trainedOn(averaged, set.standardisation());
      return new Training(set, data, network, optimizer, manager).train(listener);
    }
  }

  /** With what the model that it begins with has learned from. */
  private @Nullable TrainingData trainedOn(List<Graph> graphs, Standardisation standardisation) {
    if (start == null) {
      return TrainingDataFit.of(graphs, standardisation);
    }
    TrainingData before = start.data();
    return before == null ? null : TrainingDataFit.beyond(before, graphs, standardisation);
  }

  /** Another training's model is not written over. */
  private void requireOwnName() throws IOException {
    Optional<Path> last = store.last(request.model());
    if (last.isPresent() && !CheckpointFiles.describe(last.get()).request().equals(request)) {
      throw new IllegalArgumentException(
          "model %s exists and was trained otherwise; choose another name"
              .formatted(request.model()));
    }
  }

  /** Once per model, before its first checkpoint. */
  private void fitRidge(List<Graph> graphs, Standardisation standardisation, NDManager manager) {
    if (store.last(request.model()).isPresent()) {
      return;
    }
    try (NDManager scratch = manager.newSubManager()) {
      ExpertRidge.fit(graphs, standardisation)
          .ifPresent(ridge -> store.saveRidge(request.model(), ridge.arrays(scratch)));
    }
  }

  /** One training with its state. */
  private final class Training {
    private final TrainingSet set;
    private final @Nullable TrainingData data;
    private final EquivariantNetwork network;
    private final AdamW optimizer;
    private final Phase pretraining;
    private final Phase training;
    private int epoch;
    private long step;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private String bestVersion = "";

    Training(
        TrainingSet set,
        @Nullable TrainingData data,
        EquivariantNetwork network,
        AdamW optimizer,
        NDManager manager)
        throws IOException {
      this.set = set;
      this.data = data;
      this.network = network;
      this.optimizer = optimizer;
      int epochs = set.pretrained().isEmpty() ? 0 : options.pretrainingEpochs();
      pretraining =
          Phase.of(
              set.pretrained(),
              List.of(),
              0,
              epochs,
              options.learningRate(),
              options.weightDecay(),
              0);
      training =
          Phase.of(
              set.fitted(),
              set.timeReversed(),
              epochs,
              options.epochs(),
              epochs > 0 || start != null ? options.fineTuningRate() : options.learningRate(),
              set.timeReversed().isEmpty()
                  ? options.weightDecay()
                  : options.timeReversedWeightDecay(),
              pretraining.endStep());
      Optional<Path> last = store.last(request.model());
      if (last.isPresent()) {
        resume(last.get(), manager);
      } else if (start != null) {
        start.load(network, manager);
        optimizer.anchor();
      }
    }

    private void resume(Path folder, NDManager manager) throws IOException {
      ModelDescription saved = CheckpointFiles.describe(folder);
      try (NDManager scratch = manager.newSubManager()) {
        network.parameters().load(CheckpointStore.parameters(folder, scratch));
        optimizer.load(CheckpointStore.optimizer(folder, scratch));
      }
      epoch = saved.epoch();
      step = saved.step();
      bestLoss = saved.bestLoss() == null ? Double.POSITIVE_INFINITY : saved.bestLoss();
      bestVersion = saved.bestVersion();
    }

    Checkpoint train(Listener listener) throws IOException, InterruptedException {
      int epochs = training.endEpoch();
      while (epoch < epochs) {
        long started = System.nanoTime();
        Phase phase = epoch < training.firstEpoch() ? pretraining : training;
        if (phase == training && epoch > 0 && epoch == training.firstEpoch()) {
          FineTuning.begin(set, network, optimizer);
        }
        EpochScores trainingScores = new EpochScores(set.standardisation());
        long before = step;
        double loss = fit(phase, trainingScores, listener);
        epoch++;
        EpochScores heldOutScores = new EpochScores(set.standardisation());
        Double heldOutLoss =
            set.heldOut().isEmpty() ? null : heldOutScores.evaluate(network, set.heldOut());
        boolean best = heldOutLoss == null || heldOutLoss < bestLoss;
        Checkpoint saved = save(best, heldOutLoss, heldOutScores.scores());
        double seconds = (System.nanoTime() - started) / 1e9;
        listener.epoch(
            new TrainingProgress(
                request.model(),
                epoch,
                epochs,
                loss,
                heldOutLoss,
                trainingScores.scores(),
                heldOutScores.scores(),
                phase.learningRate(step - 1),
                seconds,
                remaining(seconds / (step - before))),
            saved,
            best);
        listener.preview(preview(saved.description().version()));
      }
      Path folder = store.last(request.model()).orElseThrow().resolveSibling(bestVersion);
      return new Checkpoint(CheckpointFiles.describe(folder), folder);
    }

    /** Of the first configuration, so that one sees the network learn. */
    private Prediction preview(String version) {
      TrainingExample example = set.fitted().get(0);
      Configuration configuration = example.configuration();
      Standardisation standardisation = set.standardisation();
      return new Prediction(
          configuration,
          version,
          standardisation.times(),
          standardisation.propensity(configuration, network.predict(example.input())),
          null,
          Map.of(),
          List.of());
    }

    /** Both phases' steps that are left, at so many seconds each. */
    private double remaining(double secondsPerStep) {
      return secondsPerStep * (training.endStep() - step);
    }

    /** One epoch; the mean loss, without time-reversed examples. */
    private double fit(Phase phase, EpochScores scores, Listener listener)
        throws InterruptedException {
      double sum = 0;
      long started = System.nanoTime();
      long before = step;
      List<TrainingExample> visits = phase.visits(epoch, options.seed());
      for (TrainingExample example : visits) {
        NetworkInput input = example.input();
        if (Thread.interrupted()) {
          throw new InterruptedException("training of " + request.model() + " interrupted");
        }
        EquivariantNetwork.StepResult result =
            network.lossAndGradients(input, example.targets(), example.weights());
        if (!Float.isFinite(result.loss())) {
          throw new IllegalStateException(
              "the loss became %s at epoch %d on %s; try a lower learning rate"
                  .formatted(result.loss(), epoch + 1, example.configuration().snapshot()));
        }
        optimizer.step(step, phase.learningRate(step), phase.weightDecay());
        step++;
        long done = step - before;
        double seconds = (System.nanoTime() - started) / 1e9 / done;
        listener.advanced(
            new TrainingAdvanced(
                request.model(),
                epoch + 1,
                training.endEpoch(),
                (double) done / visits.size(),
                remaining(seconds)));
        if (!example.isTimeReversed()) {
          sum += result.loss();
          scores.add(example, input.species(), result.predictions());
        }
      }
      return sum / phase.configurations().size();
    }

    private Checkpoint save(boolean best, @Nullable Double heldOutLoss, List<Score> scores) {
      String version = ModelDescription.version(request.model(), epoch);
      String previousBest = bestVersion;
      if (best) {
        bestVersion = version;
        bestLoss = heldOutLoss == null ? Double.POSITIVE_INFINITY : heldOutLoss;
      }
      ModelDescription description =
          ModelDescription.of(
              request,
              set.standardisation(),
              epoch,
              step,
              Double.isInfinite(bestLoss) ? null : bestLoss,
              bestVersion,
              scores,
              network.parameters().count(),
              data);
      Path folder = store.save(description, network, optimizer.state());
      // The previous best may just be being loaded by a predictor.
      store.keep(request.model(), new HashSet<>(List.of(version, bestVersion, previousBest)));
      return new Checkpoint(description, folder);
    }
  }
}
