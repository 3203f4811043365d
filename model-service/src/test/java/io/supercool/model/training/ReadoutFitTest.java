package io.supercool.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.evaluation.Correlation;
import io.supercool.model.TestGraphs;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.TrainedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadoutFitTest {
  private static final NetworkOptions NETWORK = new NetworkOptions(2, 8, 2, true, 2.0, 6, 8, 2);
  private static final TrainingOptions OPTIONS =
      new TrainingOptions(20, 0, 5, 1e-2, 2e-3, 1e-2, 1, 0, 0, 0.3);

  private final List<Graph> early =
      List.of(TestGraphs.of("a", 1, Split.TRAIN, 3), TestGraphs.of("b", 2, Split.TRAIN, 3));
  private final List<Graph> late =
      List.of(TestGraphs.of("c", 3, Split.TRAIN, 70), TestGraphs.of("d", 4, Split.TRAIN, 70));
  private final Graph unseen = TestGraphs.of("e", 5, Split.TEST, 70);

  private static TrainingRequest request(
      String model, List<Graph> graphs, NetworkOptions network, String representation) {
    return TrainingRequest.of(
            model, graphs.stream().map(graph -> graph.configuration().snapshot()).toList())
        .with()
        .network(network)
        .training(OPTIONS)
        .representation(representation)
        .build();
  }

  @Test
  void newReadoutOnFrozenLayersPredictsAnotherTime(@TempDir Path folder) throws Exception {
    CheckpointStore store = new CheckpointStore(folder);
    Checkpoint base =
        new Trainer(request("base", early, NETWORK, null), store, 2)
            .train(TestGraphs.byId(early), (progress, saved, best) -> {});
    Checkpoint head =
        new Trainer(request("head", late, NETWORK, "base"), store, 2)
            .train(TestGraphs.byId(late), (progress, saved, best) -> {});

    try (NDManager manager = NDManager.newBaseManager();
        TrainedModel model = TrainedModel.load(head.folder(), manager, 2)) {
      assertThat(model.description().standardisation().times()).containsExactly(70);
      double pearson =
          Correlation.pearson(
              model.predict(GraphGroup.of(unseen))[0],
              unseen.configuration().propensity().values()[0]);
      assertThat(pearson).isGreaterThan(0.8);
      // Degrees 0 to 2, 8 channels, 257 knots, and the head line.
      assertThat(Files.readAllLines(head.folder().resolve("radial-functions.csv")))
          .hasSize(3 * 8 * 257 + 1)
          .isEqualTo(Files.readAllLines(base.folder().resolve("radial-functions.csv")));
      NDList before = CheckpointStore.parameters(base.folder(), manager);
      for (NDArray after : CheckpointStore.parameters(head.folder(), manager)) {
        if (!after.getName().startsWith("readout")) {
          assertThat(after.toFloatArray()).isEqualTo(before.get(after.getName()).toFloatArray());
        }
      }
    }
  }

  @Test
  void missingAndUnlikeModelsAreRefused(@TempDir Path folder) throws Exception {
    CheckpointStore store = new CheckpointStore(folder);
    assertThatThrownBy(
            () ->
                new Trainer(request("head", late, NETWORK, "nobody"), store, 2)
                    .train(TestGraphs.byId(late), (progress, saved, best) -> {}))
        .hasMessageContaining("there is no model nobody");
    new Trainer(request("base", early, NETWORK, null), store, 2)
        .train(TestGraphs.byId(early), (progress, saved, best) -> {});
    NetworkOptions other = new NetworkOptions(1, 8, 2, true, 2.0, 6, 8, 2);
    assertThatThrownBy(
            () ->
                new Trainer(request("head", late, other, "base"), store, 2)
                    .train(TestGraphs.byId(late), (progress, saved, best) -> {}))
        .hasMessageContaining("base has another network");
  }

  @Test
  void modelOfAnotherTrainingIsNotWrittenOver(@TempDir Path folder) throws Exception {
    CheckpointStore store = new CheckpointStore(folder);
    new Trainer(request("base", early, NETWORK, null), store, 2)
        .train(TestGraphs.byId(early), (progress, saved, best) -> {});
    byte[] before = Files.readAllBytes(store.last("base").orElseThrow().resolve("model.json"));

    assertThatThrownBy(
            () ->
                new Trainer(request("base", late, NETWORK, "base"), store, 2)
                    .train(TestGraphs.byId(late), (progress, saved, best) -> {}))
        .hasMessageContaining("base exists and was trained otherwise");
    assertThat(store.last("base").orElseThrow().resolve("model.json")).hasBinaryContent(before);
  }
}
