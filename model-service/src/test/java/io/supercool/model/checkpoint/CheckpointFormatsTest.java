package io.supercool.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Graph;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.TestGraphs;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.inference.TrainedModel;
import io.supercool.model.training.Trainer;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.physics.neighbour.NeighbourList;
import io.supercool.physics.neighbour.NeighbourSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checkpoints as they were written in their time, in {@code checkpoints/format-N}: each is loaded,
 * or refused with what to do. Formats 1 to 3 are of networks of two channels, written by the last
 * code of their format; format 4 is what {@code ./supercool run} trained on simulated liquids, and
 * what it predicts is stored beside it. None of these files is ever written again.
 */
class CheckpointFormatsTest {
  private static final Path ROOT = Path.of("src/test/resources/checkpoints");
  private static final String WRITE = "supercool.golden.rewrite";
  private static final String REMEDY =
      "%s is missing. To write it by this code: mvn -pl model-service -am test"
          + " -Dtest=CheckpointFormatsTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true";

  private static final String TRAINED = "ka-20261129-220730-seed1";

  /** Of a value below 1; the ridge, far from all that it was fitted to, says larger ones. */
  private static final double TOLERANCE = 1e-5;

  /** Of the liquid's particles, these are compared. */
  private static final int PARTICLES = 16;

  private static NDManager manager;
  private static Graph liquid;

  @BeforeAll
  static void make() {
    manager = NDManager.newBaseManager();
    liquid = liquid();
  }

  @AfterAll
  static void free() {
    manager.close();
  }

  static List<Integer> formats() {
    return IntStream.rangeClosed(1, ModelDescription.FORMAT).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyFormatIsLoadedOrRefusedWithWhatToDo(int format) throws Exception {
    Path root = ROOT.resolve("format-" + format);
    if (!Files.exists(root)) {
      writeSpecimen(format, root);
    }
    for (String model : models(root)) {
      Path folder = new CheckpointStore(root).last(model).orElseThrow();
      assertThat(Files.readString(folder.resolve("model.json")))
          .startsWith("{\"format\":%d,".formatted(format));
      try (TrainedModel loaded = TrainedModel.load(folder, manager, 1)) {
        assertThat(loaded.version()).isEqualTo(folder.getFileName().toString());
        assertThat(CheckpointStore.optimizer(folder, manager)).isNotEmpty();
      } catch (IOException e) {
        assertThat(format).isLessThan(4);
        assertThat(e)
            .hasMessageContaining(folder.toString())
            .hasMessageContaining("format " + format)
            .hasMessageContaining("train the model again");
      }
    }
  }

  @Test
  void whatFormat4SaysOfItsTrainingIsKept() throws Exception {
    ModelDescription description = CheckpointFiles.describe(trained());
    TrainingOptions training = description.request().training();
    assertThat(description.request().model()).isEqualTo(TRAINED);
    assertThat(description.request().snapshots())
        .hasSize(12)
        .contains(new SnapshotId("T056_s112_00", "T056_s112_00", 0));
    assertThat(training.epochs()).isEqualTo(40);
    assertThat(training.timeReversedReplicas()).isEqualTo(32);
    assertThat(training.weightDecay()).isEqualTo(3);
    assertThat(training.timeReversedWeightDecay()).isEqualTo(0.3);
    assertThat(description.request().network().parity()).isTrue();
    assertThat(description.standardisation().times()).hasSize(12).contains(52);
    assertThat(description.epoch()).isEqualTo(40);
    assertThat(description.step()).isEqualTo(480);
    assertThat(description.parameters()).isEqualTo(33_996);
  }

  @Test
  void format4PredictsWhatItDid() throws Exception {
    try (TrainedModel model = TrainedModel.load(trained(), manager, 2)) {
      compare("predicted.csv", model.predict(GraphGroup.of(liquid)));
      compare("predicted-with-continuations.csv", model.predict(withContinuations()));
      compare("ridge.csv", model.predictByRidge(liquid));
    }
  }

  private static Path trained() {
    return new CheckpointStore(ROOT.resolve("format-4")).last(TRAINED).orElseThrow();
  }

  /** Compares the first particles, a line each, at all times, with what is stored. */
  private static void compare(String name, float[][] propensity) throws IOException {
    Path file = ROOT.resolve("format-4").resolve(name);
    if (!Files.exists(file)) {
      writeTable(file, propensity);
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(PARTICLES);
    for (int particle = 0; particle < PARTICLES; particle++) {
      String[] expected = lines.get(particle).split(",");
      assertThat(propensity).hasNumberOfRows(expected.length);
      for (int time = 0; time < expected.length; time++) {
        double value = Double.parseDouble(expected[time]);
        assertThat((double) propensity[time][particle])
            .as("%s: particle %d, time %d. A stored model predicts otherwise", name, particle, time)
            .isCloseTo(value, within(TOLERANCE * Math.max(1, Math.abs(value))));
      }
    }
  }

  private static void writeTable(Path file, float[][] propensity) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int particle = 0; particle < PARTICLES; particle++) {
      int i = particle;
      lines.add(
          String.join(
              ",",
              Stream.of(propensity)
                  .map(ofTime -> String.format(Locale.ROOT, "%.7f", ofTime[i]))
                  .toList()));
    }
    requireWriting(file);
    Files.write(file, lines);
    fail("%s is written: look at it, and test again", file);
  }

  /** A checkpoint of this code's format, as small as can be. */
  private static void writeSpecimen(int format, Path root) throws Exception {
    assertThat(format).as("%s is missing", root).isEqualTo(ModelDescription.FORMAT);
    requireWriting(root);
    List<Graph> graphs =
        List.of(TestGraphs.of("a", 1, Split.TRAIN), TestGraphs.of("b", 2, Split.TRAIN));
    TrainingRequest request =
        TrainingRequest.of("specimen", graphs.stream().map(Graph::snapshot).toList())
            .with()
            .network(new NetworkOptions(2, 2, 1, true, graphs.get(0).cutoff(), 3, 3, 1))
            .training(TrainingOptions.DEFAULT.withEpochs(1))
            .build();
    new Trainer(request, new CheckpointStore(root), 1)
        .train(TestGraphs.byId(graphs), (progress, saved, best) -> {});
    fail("%s is written: look at it, and test again", root);
  }

  private static void requireWriting(Path missing) {
    if (!Boolean.getBoolean(WRITE)) {
      fail(REMEDY.formatted(missing, WRITE));
    }
  }

  private static List<String> models(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .toList();
    }
  }

  /**
   * The liquid, and two places it may have come to: all particles moved along x, so little that it
   * counts at most times, and so far that it counts at the longest only, with other energies.
   */
  private static GraphGroup withContinuations() {
    return new GraphGroup(liquid, List.of(moved(0.1, 0.5f), moved(0.2, -0.25f)));
  }

  private static Graph moved(double along, float energy) {
    Configuration start = liquid.configuration();
    double[] inherent = start.inherentPositions().clone();
    double[] positions = start.positions().clone();
    float[] energies = start.inherentEnergy().clone();
    for (int particle = 0; particle < energies.length; particle++) {
      inherent[3 * particle] += along;
      positions[3 * particle] += along;
      energies[particle] += energy;
    }
    return graph(
        Configuration.of(start.header(), start.species(), positions)
            .withInherentStructure(InherentStructure.of(inherent, energies)));
  }

  /** A jittered lattice, as dense as a liquid, in a box large enough for the expert descriptors. */
  private static Graph liquid() {
    int side = 11;
    double spacing = 1.05;
    int particles = side * side * side;
    Random random = new Random(20261130);
    byte[] species = new byte[particles];
    double[] inherent = new double[3 * particles];
    double[] positions = new double[3 * particles];
    float[] energy = new float[particles];
    for (int particle = 0; particle < particles; particle++) {
      int[] site = {particle % side, particle / side % side, particle / side / side};
      for (int axis = 0; axis < 3; axis++) {
        inherent[3 * particle + axis] = spacing * site[axis] + 0.1 * random.nextDouble();
        positions[3 * particle + axis] =
            inherent[3 * particle + axis] + 0.3 * (random.nextDouble() - 0.5);
      }
      species[particle] = (byte) (random.nextInt(5) == 0 ? 1 : 0);
      energy[particle] = species[particle] == 0 ? -7.5f : -6.25f;
      energy[particle] += random.nextFloat();
    }
    double edge = side * spacing;
    return graph(
        Configuration.of(
                ConfigurationHeader.builder(new SnapshotId("liquid", "liquid", 0), Split.TEST)
                    .box(new double[] {edge, edge, edge})
                    .temperature(0.56)
                    .species(List.of("A", "B"))
                    .build(),
                species,
                positions)
            .withInherentStructure(InherentStructure.of(inherent, energy)));
  }

  private static Graph graph(Configuration configuration) {
    double cutoff = 2;
    NeighbourList list =
        new NeighbourSearch(new PeriodicBox(configuration.header().box()), cutoff)
            .find(configuration.inherentPositions());
    return new Graph(configuration, cutoff, list.offsets(), list.senders(), list.vectors());
  }
}
