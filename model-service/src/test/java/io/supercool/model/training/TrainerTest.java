package io.supercool.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent.TrainingAdvanced;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.evaluation.Correlation;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageFile;
import io.supercool.model.TestGraphs;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointFiles;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.TrainedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final NetworkOptions NETWORK = new NetworkOptions(2, 8, 2, true, 2.0, 6, 8, 2);

  private final List<Graph> graphs =
      List.of(
          TestGraphs.of("a", 1, Split.TRAIN),
          TestGraphs.of("b", 2, Split.TRAIN),
          TestGraphs.of("c", 3, Split.TRAIN));
  private final Graph unseen = TestGraphs.of("d", 4, Split.TEST);

  private static TrainingRequest request(String model, int epochs, List<Graph> graphs) {
    return TrainingRequest.of(
            model, graphs.stream().map(graph -> graph.configuration().snapshot()).toList())
        .with()
        .network(NETWORK)
        .training(new TrainingOptions(epochs, 1, 5, 1e-2, 2e-3, 1e-2, 1, 0.34, 0, 0.3))
        .build();
  }

  @Test
  void learnsAndPredictsWhatItHasNotSeen(@TempDir Path folder) throws Exception {
    List<TrainingProgress> epochs = new ArrayList<>();
    Checkpoint best =
        new Trainer(request("m", 30, graphs), new CheckpointStore(folder), 2)
            .train(TestGraphs.byId(graphs), (progress, saved, isBest) -> epochs.add(progress));
    assertThat(epochs).hasSize(30);
    assertThat(epochs.get(29).loss()).isLessThan(epochs.get(0).loss() / 4);
    assertThat(epochs.get(29).heldOut())
        .anySatisfy(score -> assertThat(score.pearson()).isGreaterThan(0.8));
    try (NDManager manager = NDManager.newBaseManager();
        TrainedModel model = TrainedModel.load(best.folder(), manager, 2)) {
      float[] predicted = model.predict(GraphGroup.of(unseen))[0];
      float[] truth = unseen.configuration().propensity().values()[0];
      assertThat(Correlation.pearson(predicted, truth)).isGreaterThan(0.8);
      Graph soon = TestGraphs.lifted(unseen, 2);
      float[] ofBoth = model.predict(new GraphGroup(unseen, List.of(soon)))[0];
      assertThat(ofBoth[5])
          .isNotEqualTo(predicted[5])
          .isCloseTo((predicted[5] + model.predict(GraphGroup.of(soon))[0][5]) / 2, within(1e-6f));
      // Layers 0 and 1, degrees 0 to 2, channels 0 to 7.
      assertThat(model.invariants(unseen)).hasSize(2 * 3 * 8).containsKey("invariant_1_2_7");
      float[] norms = model.invariants(unseen).get("invariant_1_2_7");
      assertThat(norms).hasSize(predicted.length);
      for (float norm : norms) {
        assertThat(norm).isPositive();
      }
    }
  }

  @Test
  void pretrainingComesFirstAndOnlyTheTrainingIsHeldOutFrom(@TempDir Path folder) throws Exception {
    TrainingRequest request =
        pretrained(graphs, new TrainingOptions(4, 3, 5, 1e-2, 2e-3, 1e-2, 1, 0.34, 0, 0.3));
    List<TrainingProgress> epochs = new ArrayList<>();
    Checkpoint best =
        new Trainer(request, new CheckpointStore(folder), 2)
            .train(TestGraphs.byId(graphs), (progress, saved, isBest) -> epochs.add(progress));
    assertThat(epochs).hasSize(7).allSatisfy(epoch -> assertThat(epoch.epochs()).isEqualTo(7));
    assertThat(best.description().step()).isEqualTo(3 * 2 + 4);
    // Each phase's cycle ends near 0.
    assertThat(epochs.get(2).learningRate()).isLessThan(epochs.get(1).learningRate());
    assertThat(epochs.get(4).learningRate()).isGreaterThan(epochs.get(2).learningRate());
    assertThat(epochs.get(6).learningRate()).isLessThan(epochs.get(5).learningRate());
    assertThat(epochs.get(6).remainingSeconds()).isZero();
  }

  @Test
  void aTrainingBeginsWithAnotherModelAndGoesOnWithItAfterAKill(@TempDir Path folder)
      throws Exception {
    List<Graph> before = graphs.subList(0, 2);
    List<Graph> others = List.of(graphs.get(2), graphs.get(0));
    Checkpoint known =
        new Trainer(request("known", 20, before), new CheckpointStore(folder.resolve("1")), 2)
            .train(TestGraphs.byId(before), (progress, saved, isBest) -> {});
    ModelPackage model = CheckpointFiles.packed(known.folder());
    TrainingRequest request =
        request("further", 3, others)
            .with()
            .start(known.description().version())
            .training(new TrainingOptions(3, 0, 5, 1e-2, 1e-9, 0, 1, 0, 0, 0.3))
            .build();
    List<TrainingProgress> epochs = new ArrayList<>();
    Checkpoint further =
        new Trainer(request, new CheckpointStore(folder.resolve("2")), 2)
            .startingWith(model)
            .train(TestGraphs.byId(others), (progress, saved, isBest) -> epochs.add(progress));

    // At such a rate only the running statistics change.
    assertThat(epochs).hasSize(3).allSatisfy(epoch -> assertThat(epoch.loss()).isLessThan(0.5));
    assertThat(further.description().standardisation())
        .usingRecursiveComparison()
        .isEqualTo(known.description().standardisation());
    assertThat(further.description().data().hashes())
        .hasSize(3)
        .containsAll(known.description().data().hashes());
    try (NDManager manager = NDManager.newBaseManager();
        TrainedModel earlier = TrainedModel.load(model, manager, 2);
        TrainedModel later = TrainedModel.load(further.folder(), manager, 2)) {
      assertThat(
              Correlation.pearson(
                  later.predict(GraphGroup.of(unseen))[0],
                  earlier.predict(GraphGroup.of(unseen))[0]))
          .isGreaterThan(0.99);
    }

    TrainingRequest learning =
        request.with().training(new TrainingOptions(4, 0, 5, 1e-2, 2e-3, 3, 1, 0, 0, 0.3)).build();
    Checkpoint undisturbed =
        new Trainer(learning, new CheckpointStore(folder.resolve("3")), 2)
            .startingWith(model)
            .train(TestGraphs.byId(others), (progress, saved, isBest) -> {});
    CheckpointStore killed = new CheckpointStore(folder.resolve("4"));
    assertThatThrownBy(
            () ->
                new Trainer(learning, killed, 2)
                    .startingWith(model)
                    .train(
                        TestGraphs.byId(others),
                        (progress, saved, isBest) -> {
                          if (progress.epoch() == 2) {
                            throw new IllegalStateException("killed");
                          }
                        }))
        .hasMessage("killed");
    Checkpoint resumed =
        new Trainer(learning, killed, 2)
            .startingWith(model)
            .train(TestGraphs.byId(others), (progress, saved, isBest) -> {});
    assertThat(CheckpointFiles.packed(resumed.folder()).files().get(PackageFile.PARAMETERS))
        .isEqualTo(CheckpointFiles.packed(undisturbed.folder()).files().get(PackageFile.PARAMETERS))
        .isNotEqualTo(model.files().get(PackageFile.PARAMETERS));
  }

  @Test
  void aModelThatCannotLearnTheseIsNotBegunWith(@TempDir Path folder) throws Exception {
    CheckpointStore store = new CheckpointStore(folder);
    Checkpoint known =
        new Trainer(request("known", 1, graphs), store, 2)
            .train(TestGraphs.byId(graphs), (progress, saved, isBest) -> {});
    ModelPackage model = CheckpointFiles.packed(known.folder());
    List<Graph> late = List.of(TestGraphs.of("e", 5, Split.TRAIN, 70));
    assertThatThrownBy(
            () ->
                new Trainer(request("late", 1, late), store, 2)
                    .startingWith(model)
                    .train(TestGraphs.byId(late), (progress, saved, isBest) -> {}))
        .hasMessageContaining("predicts no lag time 70");
    assertThatThrownBy(
            () ->
                new Trainer(
                        request("wide", 1, graphs)
                            .withNetwork(new NetworkOptions(2, 4, 2, true, 2.0, 6, 8, 2)),
                        store,
                        2)
                    .startingWith(model))
        .hasMessageContaining("has another network");
  }

  @Test
  void eachEpochIsSeenWhileItRunsAndInAPreviewOfItsModel(@TempDir Path folder) throws Exception {
    TrainingRequest request =
        pretrained(graphs, new TrainingOptions(2, 1, 5, 1e-2, 2e-3, 1e-2, 1, 0, 0, 0.3));
    List<TrainingAdvanced> steps = new ArrayList<>();
    List<Prediction> previews = new ArrayList<>();
    Checkpoint best =
        new Trainer(request, new CheckpointStore(folder), 2)
            .train(
                TestGraphs.byId(graphs),
                new Trainer.Listener() {
                  @Override
                  public void epoch(TrainingProgress progress, Checkpoint last, boolean isBest) {
                    assertThat(steps.get(steps.size() - 1).epoch()).isEqualTo(progress.epoch());
                  }

                  @Override
                  public void advanced(TrainingAdvanced step) {
                    steps.add(step);
                  }

                  @Override
                  public void preview(Prediction preview) {
                    previews.add(preview);
                  }
                });
    assertThat(steps).hasSize((int) best.description().step());
    assertThat(steps.get(steps.size() - 1).share()).isEqualTo(1);
    assertThat(steps.get(steps.size() - 1).remainingSeconds()).isZero();
    assertThat(previews).hasSize(3);
    Graph seen =
        graphs.stream()
            .filter(graph -> graph.snapshot().equals(previews.get(2).snapshot()))
            .findAny()
            .orElseThrow();
    try (NDManager manager = NDManager.newBaseManager();
        TrainedModel model = TrainedModel.load(best.folder(), manager, 2)) {
      assertThat(previews.get(2).modelVersion()).isEqualTo(model.version());
      assertThat(previews.get(2).predicted()).isDeepEqualTo(model.predict(GraphGroup.of(seen)));
      assertThat(previews.get(1).predicted()[0]).isNotEqualTo(previews.get(2).predicted()[0]);
    }
  }

  @Test
  void timeReversedReplicasDoNotChangeThePretrainingAndAreLearnedFromAtTheGentlerRate(
      @TempDir Path folder) throws Exception {
    TrainingRequest plain =
        pretrained(graphs, new TrainingOptions(2, 2, 5, 1e-2, 2e-3, 3, 1, 0, 32, 0.3));
    List<Graph> all = withTimeReversed();
    TrainingRequest withTimeReversed =
        plain.withSnapshots(
            Stream.concat(
                    plain.snapshots().stream(),
                    all.subList(graphs.size(), all.size()).stream().map(Graph::snapshot))
                .toList());
    List<TrainingProgress> without = new ArrayList<>();
    new Trainer(plain, new CheckpointStore(folder.resolve("a")), 2)
        .train(TestGraphs.byId(graphs), (progress, saved, best) -> without.add(progress));
    List<TrainingProgress> with = new ArrayList<>();
    new Trainer(withTimeReversed, new CheckpointStore(folder.resolve("b")), 2)
        .train(TestGraphs.byId(all), (progress, saved, best) -> with.add(progress));
    for (int epoch = 0; epoch < 2; epoch++) {
      assertThat(with.get(epoch).loss()).isEqualTo(without.get(epoch).loss());
    }
    assertThat(with.get(2).learningRate()).isLessThanOrEqualTo(2e-3);
  }

  @Test
  void timesThePretrainingDidNotKnowBeginAsTheNearestItDid(@TempDir Path folder) throws Exception {
    List<Graph> all =
        List.of(
            TestGraphs.of("a", 1, Split.TRAIN, 3),
            TestGraphs.of("b", 2, Split.TRAIN, 3),
            TestGraphs.of("c", 3, Split.TRAIN, 1000));
    TrainingRequest request =
        pretrained(all, new TrainingOptions(1, 10, 5, 1e-2, 1e-9, 0.1, 1, 0, 0, 0.3));
    Checkpoint saved =
        new Trainer(request, new CheckpointStore(folder), 2)
            .train(TestGraphs.byId(all), (p, s, b) -> {});
    try (NDManager manager = NDManager.newBaseManager();
        TrainedModel model = TrainedModel.load(saved.folder(), manager, 2)) {
      float[][] predicted = model.predict(GraphGroup.of(unseen));
      double alike = Correlation.pearson(predicted[0], predicted[1]);
      double learned =
          Correlation.pearson(predicted[1], unseen.configuration().propensity().values()[0]);
      assertThat(alike).isGreaterThan(0.99);
      assertThat(learned).isGreaterThan(0.5);
    }
  }

  @Test
  void fineTuningThatWasInterruptedEndsAsIfItHadNotBeen(@TempDir Path folder) throws Exception {
    TrainingRequest request =
        pretrained(graphs, new TrainingOptions(2, 2, 5, 1e-2, 5e-3, 3, 1, 0, 0, 0.3));
    Checkpoint expected =
        new Trainer(request, new CheckpointStore(folder.resolve("whole")), 2)
            .train(TestGraphs.byId(graphs), (p, s, b) -> {});
    CheckpointStore broken = new CheckpointStore(folder.resolve("broken"));
    killedAtEpoch(3, request, graphs, broken);
    Checkpoint actual =
        new Trainer(request, broken, 2).train(TestGraphs.byId(graphs), (p, s, b) -> {});
    assertThat(predictions(actual)).isEqualTo(predictions(expected));
  }

  private static void killedAtEpoch(
      int epoch, TrainingRequest request, List<Graph> graphs, CheckpointStore store) {
    assertThatThrownBy(
            () ->
                new Trainer(request, store, 2)
                    .train(
                        TestGraphs.byId(graphs),
                        (progress, saved, best) -> {
                          if (progress.epoch() == epoch) {
                            throw new IllegalStateException("killed");
                          }
                        }))
        .hasMessage("killed");
  }

  /** The first two are for the pre-training. */
  private static TrainingRequest pretrained(List<Graph> graphs, TrainingOptions options) {
    TrainingRequest plain = request("m", 1, graphs);
    return plain
        .with()
        .snapshots(plain.snapshots().subList(2, 3))
        .pretraining(plain.snapshots().subList(0, 2))
        .training(options)
        .build();
  }

  private List<Graph> withTimeReversed() {
    List<Graph> all = new ArrayList<>(graphs);
    for (int replica = 0; replica < 12; replica++) {
      all.add(TestGraphs.timeReversed(graphs.get(replica % 3), replica, 100 + replica));
    }
    return all;
  }

  @Test
  void timeReversedReplicasAreLearnedFromButNotScored(@TempDir Path folder) throws Exception {
    List<Graph> all = withTimeReversed();
    List<TrainingProgress> epochs = new ArrayList<>();
    Checkpoint with =
        new Trainer(request("m", 4, all), new CheckpointStore(folder.resolve("with")), 2)
            .train(TestGraphs.byId(all), (progress, saved, best) -> epochs.add(progress));
    Checkpoint without =
        new Trainer(request("m", 4, graphs), new CheckpointStore(folder.resolve("without")), 2)
            .train(TestGraphs.byId(graphs), (progress, saved, best) -> {});
    assertThat(predictions(with)).isNotEqualTo(predictions(without));
    assertThat(with.description().standardisation())
        .as("one replica has more variance than a mean")
        .usingRecursiveComparison()
        .isEqualTo(without.description().standardisation());
    // Eight replicas of the two that are fitted, one in eight an epoch.
    assertThat(with.description().step()).isEqualTo(4 * (2 + 1));
    assertThat(without.description().step()).isEqualTo(4 * 2);
    assertThat(epochs.get(3).remainingSeconds()).isZero();
  }

  @Test
  void aTrainingThatWasInterruptedEndsAsIfItHadNotBeen(@TempDir Path folder) throws Exception {
    CheckpointStore whole = new CheckpointStore(folder.resolve("whole"));
    CheckpointStore broken = new CheckpointStore(folder.resolve("broken"));
    List<Graph> all = withTimeReversed();
    TrainingRequest request = request("m", 4, all);
    Checkpoint expected =
        new Trainer(request, whole, 2).train(TestGraphs.byId(all), (p, s, b) -> {});
    killedAtEpoch(2, request, all, broken);
    List<Integer> resumed = new ArrayList<>();
    Checkpoint actual =
        new Trainer(request, broken, 2)
            .train(TestGraphs.byId(all), (progress, saved, best) -> resumed.add(progress.epoch()));
    assertThat(resumed).containsExactly(3, 4);
    assertThat(actual.description().version()).isEqualTo(expected.description().version());
    assertThat(predictions(actual)).isEqualTo(predictions(expected));
  }

  private float[] predictions(Checkpoint saved) throws Exception {
    try (NDManager manager = NDManager.newBaseManager();
        TrainedModel model = TrainedModel.load(saved.folder(), manager, 1)) {
      return model.predict(GraphGroup.of(unseen))[0];
    }
  }

  @Test
  void trainsOnAThreadThatDidNotLoadTheEngine(@TempDir Path folder) throws Exception {
    NDManager.newBaseManager().close();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      TrainingRequest request = request("m", 1, graphs);
      CheckpointStore store = new CheckpointStore(folder);
      Checkpoint saved =
          other
              .submit(
                  () ->
                      new Trainer(request, store, 2)
                          .train(TestGraphs.byId(graphs), (p, s, b) -> {}))
              .get();
      assertThat(saved.description().epoch()).isEqualTo(1);
    } finally {
      other.shutdown();
    }
  }

  @Test
  void aNameThatIsTakenByAnotherTrainingIsRefused(@TempDir Path folder) throws Exception {
    CheckpointStore store = new CheckpointStore(folder);
    new Trainer(request("m", 1, graphs), store, 2).train(TestGraphs.byId(graphs), (p, s, b) -> {});
    assertThatThrownBy(
            () ->
                new Trainer(request("m", 2, graphs), store, 2)
                    .train(TestGraphs.byId(graphs), (p, s, b) -> {}))
        .hasMessageContaining("choose another name");
  }

  @Test
  void namesThatLeaveTheFolderAreRefused(@TempDir Path folder) {
    assertThatThrownBy(
            () -> new Trainer(request("../m", 1, graphs), new CheckpointStore(folder), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
