package io.supercool.model.online;

import static io.supercool.model.online.TestTrajectory.REQUEST;
import static io.supercool.model.online.TestTrajectory.frames;
import static io.supercool.model.online.TestTrajectory.label;
import static io.supercool.model.online.TestTrajectory.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.TrainedModel;
import io.supercool.model.predict.Predictions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames whose labels come three frames later, as a running simulation gives them. */
class OnlineLearnerTest {
  private static final int DELAY = 3;

  @TempDir Path folder;
  private final List<Checkpoint> announced = new ArrayList<>();

  @Test
  void anUntrainedNetworkLearnsWhileItPredicts() throws Exception {
    List<Double> scores = new ArrayList<>();
    try (NDManager manager = NDManager.newBaseManager()) {
      OnlineLearner learner = learner(REQUEST);
      List<Graph> frames = frames(70);
      for (int frame = 0; frame < frames.size(); frame++) {
        learner.open(frames.get(frame));
        predict(learner, manager, frames.get(frame));
        if (frame >= DELAY) {
          Optional<PrequentialScored> scored =
              learner.scoreAndLearn(label(frames.get(frame - DELAY), 10));
          // What was predicted when the frame came, not what the network of now would say.
          assertThat(scored.orElseThrow().modelVersion())
              .isEqualTo("live@epoch-%04d".formatted(1 + Math.max(0, frame - DELAY - DELAY)));
          scores.add(pearsonOfA(scored.orElseThrow()));
        }
        if (frame == 30) {
          // A restart: frames that wait and what was learned are on disk.
          learner.close();
          learner = learner(REQUEST);
          learner.open(frames.get(frame));
          assertThat(announced.get(announced.size() - 1).description().step()).isEqualTo(28);
        }
      }
      learner.close();
    }
    assertThat(mean(scores.subList(0, 5))).isLessThan(0.5);
    assertThat(mean(scores.subList(scores.size() - 10, scores.size()))).isGreaterThan(0.8);
  }

  @Test
  void aLabelMayComeBeforeItsFrame() throws Exception {
    try (NDManager manager = NDManager.newBaseManager()) {
      OnlineLearner learner = learner(REQUEST);
      Graph frame = frames(1).get(0);
      assertThat(learner.scoreAndLearn(label(frame, 10))).isEmpty();
      assertThat(learner.scoreAndLearn(label(frame, 1))).isEmpty();
      learner.open(frame);
      assertThat(learner.waitingLabel()).as("its frame is not kept yet").isEmpty();
      predict(learner, manager, frame);
      for (double lagTime : REQUEST.lagTimes()) {
        Label early = learner.waitingLabel().orElseThrow();
        assertThat(early.time()).isEqualTo(lagTime);
        assertThat(learner.scoreAndLearn(early).orElseThrow().scores())
            .extracting(Score::time)
            .containsOnly(lagTime);
        learner.forget(early);
      }
      assertThat(waiting()).as("nothing more is due").isEmpty();
      learner.close();
    }
  }

  @Test
  void whatWasNotAskedForIsNotLearned() throws Exception {
    OnlineLearner learner = learner(REQUEST);
    Graph frame = frames(1).get(0);
    assertThat(learner.scoreAndLearn(label(frame, 3))).isEmpty();
    assertThat(folder.resolve("waiting")).doesNotExist();
    learner.open(frame);
    learner.close();
    assertThatThrownBy(() -> learner(TestTrajectory.request("live", 7)).open(frame))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("choose another name");
  }

  @Test
  void theOldestFramesGiveWay() throws Exception {
    WaitingFrames frames = new WaitingFrames(folder.resolve("waiting"), 150_000);
    List<Graph> graphs = frames(8);
    for (Graph graph : graphs) {
      frames.keep(graph, prediction(graph, "m"));
    }
    long bytes = 0;
    for (Path file : waiting()) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isBetween(50_000L, 150_000L);
    assertThat(frames.frame(graphs.get(7).configuration().snapshot())).isNotNull();
  }

  @Test
  void aFrameThatComesAgainKeepsItsFirstPrediction() throws Exception {
    WaitingFrames frames = new WaitingFrames(folder.resolve("waiting"), 1 << 20);
    Graph graph = frames(1).get(0);
    frames.keep(graph, prediction(graph, "before it was learned from"));
    frames.keep(graph, prediction(graph, "after"));
    assertThat(frames.frame(graph.configuration().snapshot()).prediction().modelVersion())
        .isEqualTo("before it was learned from");
  }

  private static Prediction prediction(Graph graph, String version) {
    return new Prediction(
        graph.configuration(),
        version,
        new double[] {1},
        new float[1][125],
        null,
        Map.of(),
        List.of());
  }

  private OnlineLearner learner(LearningRequest request) {
    return new OnlineLearner(
        request,
        new CheckpointStore(folder.resolve("models")),
        folder.resolve("waiting"),
        settings(),
        1,
        announced::add);
  }

  /** With the version that was announced last, as the predictor does. */
  private void predict(OnlineLearner learner, NDManager manager, Graph frame) throws Exception {
    Path newest = announced.get(announced.size() - 1).folder();
    try (TrainedModel model = TrainedModel.load(newest, manager, 1)) {
      learner.keep(frame, Predictions.of(model, GraphGroup.of(frame), false));
    }
  }

  private List<Path> waiting() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("waiting"))) {
      return files.toList();
    }
  }

  private static double pearsonOfA(PrequentialScored scored) {
    return scored.scores().stream()
        .filter(score -> score.species().equals("A"))
        .findFirst()
        .orElseThrow()
        .pearson();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
