package io.supercool.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.TestGraphs;
import io.supercool.model.TestSettings;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.checkpoint.ModelDescription;
import io.supercool.model.data.Standardisation;
import io.supercool.model.data.StandardisationFit;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.UntrainedNetwork;
import io.supercool.model.network.EquivariantNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentModelTest {
  private static final NetworkOptions NETWORK = new NetworkOptions(2, 8, 1, true, 2.0, 6, 8, 1);
  private static final int EXCHANGES = 20;

  @TempDir Path folder;
  private final Graph graph = TestGraphs.unlabelled(TestGraphs.of("run", 1, Split.TEST));
  private CurrentModel current;

  @AfterEach
  void close() {
    current.close();
  }

  @Test
  void thereIsNoModelUntilTheFirstIsLoaded() throws Exception {
    current = model();
    assertThat(current.isPresent()).isFalse();
    assertThat(current.version()).isNull();
    assertThatThrownBy(() -> current.predict(GraphGroup.of(graph)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no model yet");

    current.load(checkpoint(1));
    assertThat(current.present().toCompletableFuture()).isCompleted();
    assertThat(current.version()).isEqualTo("model@epoch-0001");
  }

  @Test
  void aVersionThatCannotBeLoadedLeavesThePresentOne() throws Exception {
    current = model();
    current.load(checkpoint(1));
    Path broken = checkpoint(2);
    Files.delete(broken.resolve("parameters.safetensors"));
    assertThatThrownBy(() -> current.load(broken)).isInstanceOf(IOException.class);
    assertThat(current.predict(GraphGroup.of(graph)).modelVersion()).isEqualTo("model@epoch-0001");
  }

  /** Versions differ in weights and in lag times; one thread predicts while another loads. */
  @Test
  void eachPredictionIsWhollyByOneVersionWhileVersionsAreExchanged() throws Exception {
    List<Path> versions = List.of(checkpoint(1), checkpoint(2));
    Map<String, Prediction> alone = new HashMap<>();
    for (Path version : versions) {
      current = model();
      current.load(version);
      Prediction prediction = current.predict(GraphGroup.of(graph));
      alone.put(prediction.modelVersion(), prediction);
      current.close();
    }
    assertThat(alone).hasSize(2);
    current = model();
    current.load(versions.get(0));
    BlockingQueue<Prediction> predictions = new ArrayBlockingQueue<>(1);
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService predictor = Executors.newSingleThreadExecutor();
    try {
      Future<?> predicting =
          predictor.submit(
              () -> {
                while (!enough.get()) {
                  predictions.put(current.predict(GraphGroup.of(graph)));
                }
                return null;
              });
      for (int exchange = 1; exchange <= EXCHANGES; exchange++) {
        Path version = versions.get(exchange % 2);
        current.load(version);
        Prediction prediction;
        do {
          prediction = predictions.poll(1, TimeUnit.MINUTES);
          assertThat(prediction).as("of %s", predicting).isNotNull();
          requireSame(prediction, alone.get(prediction.modelVersion()));
        } while (!version.endsWith(prediction.modelVersion()));
      }
      enough.set(true);
      predictions.clear();
      predicting.get(1, TimeUnit.MINUTES);
    } finally {
      predictor.shutdownNow();
      predictor.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private static void requireSame(Prediction prediction, Prediction expected) {
    assertThat(prediction.times()).isEqualTo(expected.times());
    assertThat(prediction.predicted()).isDeepEqualTo(expected.predicted());
    assertThat(prediction.descriptors().keySet()).isEqualTo(expected.descriptors().keySet());
    prediction
        .descriptors()
        .forEach((name, values) -> assertThat(values).isEqualTo(expected.descriptors().get(name)));
  }

  /** With invariants, which are a second forward pass of the same prediction. */
  private CurrentModel model() {
    return new CurrentModel(new TestSettings(folder, true));
  }

  /** A network with random weights, whose one lag time is its number. */
  private Path checkpoint(int number) {
    Graph first = TestGraphs.of("run", 1, Split.TRAIN, number);
    Standardisation standardisation = StandardisationFit.of(List.of(first));
    TrainingRequest request =
        TrainingRequest.of("model", List.of(first.configuration().snapshot()))
            .with()
            .network(NETWORK)
            .training(new TrainingOptions(1, 0, number, 1e-2, 1e-2, 1e-2, 1, 0, 0, 0.3))
            .build();
    String version = ModelDescription.version("model", number);
    try (NDManager manager = NDManager.newBaseManager();
        EquivariantNetwork network =
            UntrainedNetwork.create(manager, request, standardisation, 1)) {
      ModelDescription description =
          ModelDescription.of(
              request,
              standardisation,
              number,
              0,
              null,
              version,
              List.of(),
              network.parameters().count(),
              null);
      return new CheckpointStore(folder).save(description, network, new NDList());
    }
  }
}
