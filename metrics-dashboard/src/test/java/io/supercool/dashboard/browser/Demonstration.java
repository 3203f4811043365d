package io.supercool.dashboard.browser;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.Targets;
import io.supercool.contracts.Topics;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.Score;
import io.supercool.dashboard.Publisher;
import io.supercool.dashboard.state.SyntheticPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A run to look at: real configurations where there are any, and predictions made from them. */
final class Demonstration {
  static final String MODEL = "ka-T0.56";
  static final String VERSION = "ka-T0.56-epoch-40";
  static final int EPOCHS = 40;

  private final Publisher publisher;
  private double[] times = {};

  Demonstration(Publisher publisher) {
    this.publisher = publisher;
  }

  /** Publishes the predictions; the last one is returned. */
  Prediction predictions() throws IOException {
    List<Prediction> predictions = new ArrayList<>();
    for (Path file : SimulatedSample.files()) {
      predictions.add(noisy(SimulatedSample.read(file)));
    }
    if (predictions.isEmpty()) {
      predictions.add(SyntheticPredictions.of("demonstration", 4096, VERSION));
    }
    for (Prediction prediction : predictions) {
      publisher.prediction(prediction, Topics.BLOCK_BYTES);
      completed(prediction);
      scored(prediction);
      times = prediction.times();
    }
    return predictions.get(predictions.size() - 1);
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
            scores(0.75 * learned, random),
            scores(0.6 * learned, random),
            1e-2,
            9.5,
            9.5 * (EPOCHS - epoch)));
  }

  private List<Score> scores(double longest, Random random) {
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

  /** The truth half forgotten, with some noise. */
  private static Prediction noisy(Configuration configuration) {
    Targets targets = configuration.targets();
    Random random = new Random(7);
    float[][] predicted = new float[targets.times().length][];
    for (int time = 0; time < predicted.length; time++) {
      predicted[time] = targets.propensity()[time].clone();
      for (byte species = 0; species < 2; species++) {
        shrink(predicted[time], configuration.species(), species, random);
      }
    }
    return new Prediction(configuration, VERSION, targets.times(), predicted, null, Map.of());
  }

  private static void shrink(float[] values, byte[] speciesOf, byte species, Random random) {
    double mean = 0;
    double square = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (speciesOf[i] == species) {
        mean += values[i];
        square += values[i] * values[i];
        count++;
      }
    }
    mean /= count;
    double spread = Math.sqrt(square / count - mean * mean);
    for (int i = 0; i < values.length; i++) {
      if (speciesOf[i] == species) {
        values[i] =
            (float) (mean + 0.55 * (values[i] - mean) + 0.25 * spread * random.nextGaussian());
      }
    }
  }

  private void completed(Prediction prediction) {
    SnapshotId snapshot = prediction.configuration().id();
    int particles = prediction.configuration().particles();
    for (Stage stage : Stage.values()) {
      double seconds = stage == Stage.GRAPH ? 0.31 : 0.12;
      String version = stage == Stage.PREDICT ? VERSION : null;
      publisher.event(
          new MetricEvent.StageCompleted(
              stage, snapshot, Split.TEST, particles, seconds, 1 << 20, version));
    }
  }

  private void scored(Prediction prediction) {
    Random random = new Random(prediction.id().hashCode());
    times = prediction.times();
    publisher.event(
        new MetricEvent.PredictionScored(
            prediction.configuration().id(),
            VERSION,
            scores(0.58, random),
            List.of(
                new MetricEvent.DescriptorScores(Prediction.OWN_ENERGY, scores(0.16, random)),
                new MetricEvent.DescriptorScores(
                    Prediction.COARSE_GRAINED_ENERGY, scores(0.26, random)))));
  }
}
