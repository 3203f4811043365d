package io.supercool.model.inference;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Graph;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageFile;
import io.supercool.library.Safetensors;
import io.supercool.library.TrainingData;
import io.supercool.model.checkpoint.CheckpointFiles;
import io.supercool.model.checkpoint.ModelDescription;
import io.supercool.model.data.Familiarity;
import io.supercool.model.data.Standardisation;
import io.supercool.model.network.EquivariantNetwork;
import io.supercool.model.ridge.ExpertRidge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A checkpoint ready to predict. Not thread-safe; closing frees its arrays. */
public final class TrainedModel implements AutoCloseable {
  private final ModelDescription description;
  private final EquivariantNetwork network;
  private final @Nullable ExpertRidge ridge;

  private TrainedModel(
      ModelDescription description, EquivariantNetwork network, @Nullable ExpertRidge ridge) {
    this.description = description;
    this.network = network;
    this.ridge = ridge;
  }

  /** Loads the checkpoint in {@code folder}; {@code threads} CPU threads compute predictions. */
  public static TrainedModel load(Path folder, NDManager manager, int threads) throws IOException {
    return load(CheckpointFiles.packed(folder), manager, threads);
  }

  /**
   * Loads a package; {@code threads} CPU threads compute predictions.
   *
   * @throws IllegalArgumentException if its numbers are not those of the network that it describes;
   *     nothing as large as that network is allocated before
   */
  public static TrainedModel load(ModelPackage model, NDManager manager, int threads) {
    ModelDescription description = CheckpointFiles.describe(model);
    Standardisation standardisation = description.standardisation();
    byte[] parameters = model.files().get(PackageFile.PARAMETERS);
    UntrainedNetwork.requireShapes(
        description.request(), standardisation, Safetensors.shapes(parameters));
    EquivariantNetwork network =
        UntrainedNetwork.create(manager, description.request(), standardisation, threads);
    try (NDManager scratch = manager.newSubManager()) {
      network.parameters().load(NDList.decode(scratch, parameters));
      byte[] weights = model.file(PackageFile.RIDGE);
      ExpertRidge ridge =
          weights == null ? null : ExpertRidge.of(standardisation, NDList.decode(scratch, weights));
      return new TrainedModel(description, network, ridge);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  /** What it is. */
  public ModelDescription description() {
    return description;
  }

  /** Its version. */
  public String version() {
    return description.version();
  }

  /**
   * Predicted propensities {@code [time][particle]} at the times of its standardisation; with
   * continuations a {@link TestTimeAverage}.
   *
   * @throws IllegalArgumentException if the graph was built otherwise than the network needs, or
   *     holds species it does not know
   */
  public float[][] predict(GraphGroup group) {
    return TestTimeAverage.of(group, this::predictAlone);
  }

  private float[][] predictAlone(Graph graph) {
    NetworkOptions options = description.request().network();
    requireFits(graph, options);
    Standardisation standardisation = description.standardisation();
    return standardisation.propensity(
        graph.configuration(), network.predict(standardisation.input(graph, options.lMax())));
  }

  /**
   * The invariants its readout is linear in, by name, {@code invariant_LAYER_DEGREE_CHANNEL}, one
   * value per particle: the scalars, and the root mean square over m of every other degree.
   *
   * @throws IllegalArgumentException as {@link #predict}
   */
  public Map<String, float[]> invariants(Graph graph) {
    NetworkOptions options = description.request().network();
    requireFits(graph, options);
    float[] values = network.invariants(description.standardisation().input(graph, options.lMax()));
    Map<String, float[]> byName = new LinkedHashMap<>();
    int columns = options.layers() * (options.lMax() + 1) * options.channels();
    for (int column = 0; column < columns; column++) {
      float[] ofAll = new float[values.length / columns];
      for (int particle = 0; particle < ofAll.length; particle++) {
        ofAll[particle] = values[particle * columns + column];
      }
      int degree = column / options.channels() % (options.lMax() + 1);
      int layer = column / options.channels() / (options.lMax() + 1);
      byName.put("invariant_%d_%d_%d".formatted(layer, degree, column % options.channels()), ofAll);
    }
    return byName;
  }

  /**
   * What the baseline predicts, {@code [time][particle]}; null if the model has none or it cannot
   * describe the configuration.
   */
  public float @Nullable [][] predictByRidge(Graph graph) {
    return ridge != null && ExpertRidge.describes(graph.configuration())
        ? ridge.predict(graph)
        : null;
  }

  /** In what a graph is unlike those that it was trained on, see {@link Familiarity}. */
  public List<String> warnings(Graph graph) {
    TrainingData data = description.data();
    return data == null
        ? List.of()
        : Familiarity.warnings(data, description.standardisation(), graph);
  }

  /**
   * Refuses a graph with another cutoff.
   *
   * @throws IllegalArgumentException saying which setting of graph-service to change
   */
  public static void requireFits(Graph graph, NetworkOptions network) {
    if (Math.abs(graph.cutoff() - network.cutoff()) > 1e-9) {
      throw new IllegalArgumentException(
          "%s was built with cutoff %s, the network has %s; set supercool.graph.cutoff to it"
              .formatted(graph.configuration().snapshot(), graph.cutoff(), network.cutoff()));
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
