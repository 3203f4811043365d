package io.supercool.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Graph.Beginning;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.TestGraphs;
import io.supercool.model.training.Trainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph with beginnings is predicted as the mean over itself and those that are early. */
class BeginningsMeanTest {
  private final Graph own = TestGraphs.of("own", 3, Split.TEST);
  private final Graph first = TestGraphs.unlabelled(TestGraphs.of("own", 4, Split.TEST));
  private final Graph second = TestGraphs.unlabelled(TestGraphs.of("own", 5, Split.TEST));

  @Test
  void aPredictionIsTheMeanAtTheTimesThatTheBeginningsAreEarlyIn(@TempDir Path folder)
      throws Exception {
    try (NDManager manager = NDManager.newBaseManager();
        TrainedModel model = TrainedModel.load(trainedAtTimes(10, 70, folder), manager, 2)) {
      float[][] alone = model.predict(own);
      float[][] ofFirst = model.predict(first);
      float[][] ofSecond = model.predict(second);
      float[][] mean =
          model.predict(
              own.withBeginnings(List.of(new Beginning(0.9, first), new Beginning(5, second))));
      for (int i = 0; i < alone[0].length; i++) {
        float early = (alone[0][i] + ofFirst[0][i]) / 2;
        float late = (alone[1][i] + ofFirst[1][i] + ofSecond[1][i]) / 3;
        assertThat(mean[0][i]).isCloseTo(early, within(1e-5f));
        assertThat(mean[1][i]).isCloseTo(late, within(1e-5f));
      }
      assertThat(mean[1]).isNotEqualTo(alone[1]);
    }
  }

  private static Path trainedAtTimes(double one, double other, Path folder) throws Exception {
    List<Graph> graphs =
        List.of(TestGraphs.of("a", 1, Split.TRAIN, one), TestGraphs.of("b", 2, Split.TRAIN, other));
    TrainingRequest request =
        new TrainingRequest(
            "m",
            graphs.stream().map(graph -> graph.configuration().id()).toList(),
            List.of(),
            new NetworkOptions(2, 4, 1, true, 2.0, 4, 4, 1),
            new TrainingOptions(2, 1, 5, 1e-2, 2e-3, 1e-2, 1, 0, 0, 0.3));
    return new Trainer(request, new CheckpointStore(folder), 2)
        .train(graphs, (progress, saved, best) -> {})
        .folder();
  }
}
