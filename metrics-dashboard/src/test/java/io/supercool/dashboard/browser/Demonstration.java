package io.supercool.dashboard.browser;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.DescriptorScores;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.dashboard.Publisher;
import io.supercool.dashboard.state.predictions.SyntheticPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A pipeline to look at: real configurations where there are any, and predictions made from them.
 */
final class Demonstration {
  static final String MODEL = "ka-T0.56";
  static final String VERSION = "ka-T0.56-epoch-40";
  static final String OTHER_VERSION = "ka-T0.64-epoch-40";
  static final String LIVE_TRAJECTORY = "ka-live";
  static final int LIVE_STEPS = 1_000;
  static final double[] LIVE_LAGS = {1, 10};
  static final int EPOCHS_DONE = 20;
  private static final int EPOCHS = 40;

  private final Publisher publisher;
  private double[] times = {};

  Demonstration(Publisher publisher) {
    this.publisher = publisher;
  }

  /** Publishes models, predictions and a training under way; the predictions in their order. */
  List<Prediction> publish() throws IOException {
    List<Prediction> predictions = new ArrayList<>();
    for (Path file : SimulatedSample.files("T0.64", 2)) {
      Configuration configuration = SimulatedSample.read(file);
      predictions.add(ImperfectPredictions.of(configuration, OTHER_VERSION, 0.55));
      predictions.add(ImperfectPredictions.of(configuration, VERSION, 0.75));
    }
    for (Path file : SimulatedSample.files("T0.56", 6)) {
      Configuration configuration = SimulatedSample.read(file);
      predictions.add(ImperfectPredictions.of(configuration, OTHER_VERSION, 0.8));
      predictions.add(ImperfectPredictions.of(configuration, VERSION, 0.5));
    }
    if (predictions.isEmpty()) {
      predictions.add(SyntheticPredictions.of("demonstration", 4096, VERSION));
    }
    for (Prediction prediction : predictions) {
      publish(prediction);
    }
    announce(OTHER_VERSION, "ka-T0.64", 15);
    announce(VERSION, MODEL, 40);
    publisher.event(new MetricEvent.ModelLoaded("model-service-1", MODEL, VERSION, true));
    for (int epoch = 1; epoch <= EPOCHS_DONE; epoch++) {
      epoch(epoch);
    }
    return predictions;
  }

  /** Publishes one prediction, what the stages say of it, and its scores. */
  private void publish(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    for (Stage stage : Stage.values()) {
      double seconds = stage == Stage.GRAPH ? 0.31 : 0.12;
      publisher.event(
          new MetricEvent.StageCompleted(
              stage,
              configuration.snapshot(),
              Split.TEST,
              configuration.particles(),
              seconds,
              1 << 20,
              stage == Stage.PREDICT ? prediction.modelVersion() : null));
    }
    publisher.prediction(prediction, RecordLimits.BLOCK_BYTES);
    times = prediction.times();
    List<DescriptorScores> descriptors = new ArrayList<>();
    prediction
        .descriptors()
        .forEach(
            (name, values) ->
                descriptors.add(
                    new DescriptorScores(
                        name, ImperfectPredictions.scores(prediction, time -> values))));
    if (prediction.ridge() != null) {
      descriptors.add(
          new DescriptorScores(
              Prediction.EXPERT_RIDGE,
              ImperfectPredictions.scores(prediction, time -> prediction.ridge()[time])));
    }
    SnapshotId snapshot = configuration.snapshot();
    publisher.event(
        new MetricEvent.PredictionScored(
            snapshot,
            prediction.modelVersion(),
            ImperfectPredictions.scores(prediction, time -> prediction.predicted()[time]),
            descriptors));
  }

  /** Publishes an epoch of a training that learns. */
  void epoch(int epoch) {
    double learned = 1 - Math.exp(-epoch / 12.0);
    Random random = new Random(epoch);
    publisher.event(
        new MetricEvent.TrainingProgress(
            MODEL,
            epoch,
            EPOCHS,
            1 - 0.55 * learned,
            1 - 0.4 * learned + 0.02 * random.nextGaussian(),
            learning(0.75 * learned, random),
            learning(0.6 * learned, random),
            1e-2,
            9.5,
            9.5 * (EPOCHS - epoch)));
  }

  /** Publishes what was scored of these frames of a trajectory that is learned from online. */
  void live(int from, int to) {
    for (int frame = from; frame < to; frame++) {
      for (double lag : LIVE_LAGS) {
        double learned = (1 - Math.exp(-frame / 40.0)) * (lag == LIVE_LAGS[0] ? 0.5 : 0.75);
        Random random = new Random(frame);
        publisher.event(
            new MetricEvent.PrequentialScored(
                new SnapshotId(LIVE_TRAJECTORY, LIVE_TRAJECTORY, LIVE_STEPS * frame),
                LIVE_TRAJECTORY + "-epoch-" + frame,
                live(learned, lag, random),
                List.of(
                    new DescriptorScores(
                        Prediction.COARSE_GRAINED_ENERGY, live(0.3, lag, random)))));
      }
    }
  }

  private static List<Score> live(double pearson, double lag, Random random) {
    return List.of(
        new Score("A", lag, pearson + 0.04 * random.nextGaussian()),
        new Score("B", lag, 0.8 * pearson + 0.04 * random.nextGaussian()));
  }

  private void announce(String version, String model, int epochs) {
    TrainingOptions training = TrainingOptions.DEFAULT.withEpochs(epochs);
    publisher.announcement(
        new ModelAnnouncement(
            model,
            version,
            Role.BEST,
            true,
            epochs,
            "/models/" + version,
            16_550,
            NetworkOptions.DEFAULT,
            training,
            List.of("A", "B"),
            times,
            learning(0.6, new Random(epochs)),
            null));
  }

  private List<Score> learning(double longest, Random random) {
    List<Score> scores = new ArrayList<>();
    for (String species : List.of("A", "B")) {
      for (int time = 0; time < times.length; time++) {
        double share = 0.45 + 0.55 * time / Math.max(1, times.length - 1);
        double pearson = longest * share + 0.015 * random.nextGaussian();
        scores.add(new Score(species, times[time], species.equals("A") ? pearson : 0.8 * pearson));
      }
    }
    return scores;
  }
}
