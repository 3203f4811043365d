package io.supercool.model.training;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Graph;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.library.TrainingData;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointFiles;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.checkpoint.ModelDescription;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.StandardisationFit;
import io.supercool.model.data.TrainingDataFit;
import io.supercool.model.device.Devices;
import io.supercool.model.inference.UntrainedNetwork;
import io.supercool.model.network.EquivariantNetwork;
import io.supercool.model.network.NetworkInput;
import io.supercool.model.ridge.ExpertRidge;
import io.supercool.model.ridge.RidgeFit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Transfer of what was learned at one temperature or time: the layers of another model, frozen, and
 * a readout fitted to new configurations by ridge regression. One pass over them, no steps.
 */
final class ReadoutFit {
  private final TrainingRequest request;
  private final String representation;
  private final CheckpointStore store;
  private final int threads;

  ReadoutFit(TrainingRequest request, String representation, CheckpointStore store, int threads) {
    this.request = request;
    this.representation = representation;
    this.store = store;
    this.threads = threads;
  }

  Checkpoint fit(List<Graph> graphs, Trainer.Listener listener)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    Path source =
        store
            .last(representation)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no model %s to take the layers of".formatted(representation)));
    ModelDescription base = CheckpointFiles.describe(source);
    if (!base.request().network().equals(request.network())) {
      throw new IllegalArgumentException(
          "model %s has another network; ask for the same: %s"
              .formatted(representation, base.request().network()));
    }
    Standardisation standardisation =
        base.standardisation().withTargetsOf(StandardisationFit.of(graphs));
    try (NDManager manager = NDManager.newBaseManager(Devices.current());
        EquivariantNetwork network =
            UntrainedNetwork.create(manager, request, standardisation, threads);
        NDManager scratch = manager.newSubManager()) {
      network.loadLayers(CheckpointStore.parameters(source, scratch));
      int regressors =
          network.regressors(input(standardisation, graphs.get(0))).length
              / graphs.get(0).configuration().particles();
      network.replaceReadout(
          RidgeFit.of(
              graphs,
              standardisation,
              regressors,
              graph -> network.regressors(input(standardisation, graph))));
      ExpertRidge.fit(graphs, standardisation)
          .ifPresent(ridge -> store.saveRidge(request.model(), ridge.arrays(scratch)));
      EpochScores scores = new EpochScores(standardisation);
      double loss =
          scores.evaluate(
              network,
              graphs.stream()
                  .map(
                      graph ->
                          new TrainingExample(graph, standardisation, request.network().lMax()))
                  .toList());
      Checkpoint saved =
          save(network, standardisation, TrainingDataFit.of(graphs, standardisation));
      listener.epoch(
          new TrainingProgress(
              request.model(),
              1,
              1,
              loss,
              null,
              scores.scores(),
              List.of(),
              0,
              (System.nanoTime() - started) / 1e9,
              0),
          saved,
          true);
      return saved;
    }
  }

  private NetworkInput input(Standardisation standardisation, Graph graph) {
    return standardisation.input(graph, request.network().lMax());
  }

  private Checkpoint save(
      EquivariantNetwork network, Standardisation standardisation, TrainingData data) {
    ModelDescription description =
        ModelDescription.of(
            request,
            standardisation,
            1,
            0,
            null,
            ModelDescription.version(request.model(), 1),
            List.of(),
            network.parameters().count(),
            data);
    Path folder = store.save(description, network, new NDList());
    return new Checkpoint(description, folder);
  }
}
