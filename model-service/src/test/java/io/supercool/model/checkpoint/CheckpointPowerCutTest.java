package io.supercool.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.TestGraphs;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.StandardisationFit;
import io.supercool.model.inference.TrainedModel;
import io.supercool.model.inference.UntrainedNetwork;
import io.supercool.model.network.EquivariantNetwork;
import io.supercool.storage.power.PowerCut;
import io.supercool.storage.power.PowerCut.Names;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that was saved outlives a power cut in the midst of the next one. */
class CheckpointPowerCutTest {
  private static final String MODEL = "model";

  /** While the second version is written. */
  private static final int FLUSH = 20;

  @TempDir Path folder;

  static final class Writer {
    public static void main(String[] arguments) {
      CheckpointStore store = new CheckpointStore(Path.of(arguments[0]).resolve("models"));
      Graph graph = TestGraphs.of("run", 1, Split.TRAIN, 1);
      Standardisation standardisation = StandardisationFit.of(List.of(graph));
      TrainingRequest request =
          TrainingRequest.of(MODEL, List.of(graph.configuration().snapshot()))
              .with()
              .network(new NetworkOptions(2, 8, 1, true, 2.0, 6, 8, 1))
              .training(new TrainingOptions(1, 0, 1, 1e-2, 1e-2, 1e-2, 1, 0, 0, 0.3))
              .build();
      try (NDManager manager = NDManager.newBaseManager();
          EquivariantNetwork network =
              UntrainedNetwork.create(manager, request, standardisation, 1)) {
        for (int epoch = 1; epoch <= 2; epoch++) {
          String version = ModelDescription.version(MODEL, epoch);
          store.save(
              ModelDescription.of(
                  request,
                  standardisation,
                  epoch,
                  0,
                  null,
                  version,
                  List.of(),
                  network.parameters().count(),
                  null),
              network,
              new NDList());
          System.out.println(version);
        }
      }
    }
  }

  @Test
  void aSavedVersionIsThere() throws Exception {
    PowerCut cut = PowerCut.in(folder);
    List<String> saved = cut.run(FLUSH, cut.java(Writer.class, cut.folder().toString()));
    assertThat(saved).containsExactly(ModelDescription.version(MODEL, 1));
    for (Names names : Names.values()) {
      Path disk = cut.disk(folder.resolve(names.name()), names);
      Path last = new CheckpointStore(disk.resolve("models")).last(MODEL).orElseThrow();
      assertThat(saved).contains(last.getFileName().toString());
      try (NDManager manager = NDManager.newBaseManager();
          TrainedModel model = TrainedModel.load(last, manager, 1)) {
        assertThat(model.version()).isEqualTo(saved.get(0));
      }
    }
  }
}
