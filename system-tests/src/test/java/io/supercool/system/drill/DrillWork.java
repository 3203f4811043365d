package io.supercool.system.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.system.KafkaView;
import io.supercool.system.Liquids;
import io.supercool.system.Repository;
import io.supercool.system.Supercool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * What a drilled system is given to do: files to predict by one command, a dump that grows and is
 * learned from, and a training. Before the first fault the same files are predicted and the same
 * model is trained undisturbed.
 */
final class DrillWork {
  /** Copies of so many files are predicted, each of them undisturbed first. */
  static final int REFERENCES = 4;

  /** Name of the model that predicts. */
  static final String MODEL = "drill";

  /** Name of the one that is trained the same way while faults happen. */
  static final String DISTURBED_MODEL = "drill-disturbed";

  /** Lag times at which the dump is learned from, in frames. */
  static final int[] LAG_FRAMES = {1, 3};

  private static final NetworkOptions SMALL =
      NetworkOptions.DEFAULT
          .with()
          .layers(2)
          .channels(4)
          .lMax(2)
          .radialBasis(8)
          .radialHidden(8)
          .coarseGraining(2)
          .build();
  private static final TrainingOptions SHORT =
      TrainingOptions.DEFAULT.with().epochs(20).weightDecay(1e-2).timeReversedReplicas(0).build();
  private static final String TRAINED_ON = "T056_s112_00";
  private static final int DUMPED_PARTICLES = 512;

  private final DrilledSystem system;
  private final Path folder;
  private final int files;
  private final int frames;
  private int commands;

  /**
   * Nothing is asked for yet.
   *
   * @param folder where files and dump are written
   * @param files how many are predicted while faults happen
   * @param frames of the dump
   */
  DrillWork(DrilledSystem system, Path folder, int files, int frames) {
    this.system = system;
    this.folder = folder;
    this.files = files;
    this.frames = frames;
  }

  /** Trains the model and predicts each distinct file once, with no fault. */
  void prepare() throws Exception {
    copies("reference", REFERENCES);
    run("ingest", "--split", "train", Repository.trainingSample(TRAINED_ON));
    try (KafkaView kafka = new KafkaView(DrilledSystem.bootstrapServers())) {
      await(kafka, "the training file has its graph", () -> graphs(kafka) >= 1);
      train(kafka, MODEL);
      await(kafka, "the model is trained", () -> completed(kafka, MODEL));
      await(
          kafka,
          "the model is loaded",
          () ->
              kafka.events(MetricEvent.ModelLoaded.class).stream()
                  .anyMatch(loaded -> loaded.model().equals(MODEL) && loaded.complete()));
      run("ingest", folder.resolve("reference_*.npz"));
      await(kafka, "the references are predicted", () -> predicted(kafka) >= REFERENCES);
    }
  }

  /**
   * Asks for everything. Completes when the command that gives the files has ended well and the
   * dump is written.
   *
   * @param seconds how long the dump takes to grow
   */
  CompletableFuture<Void> begin(double seconds) throws Exception {
    copies("drilled", files);
    Files.createFile(dump());
    // Before the first frame.
    run("ingest", "--follow", dump(), "--learn", lagTimes());
    try (KafkaView kafka = new KafkaView(DrilledSystem.bootstrapServers())) {
      train(kafka, DISTURBED_MODEL);
    }
    return CompletableFuture.allOf(
        CompletableFuture.runAsync(this::ingestAll),
        CompletableFuture.runAsync(() -> grow(seconds)));
  }

  /** Ids of all snapshots, of the references too. */
  List<String> snapshots() {
    List<String> ids = new ArrayList<>();
    ids.add(new SnapshotId(TRAINED_ON, TRAINED_ON, 0).toString());
    ids.addAll(ids("reference", REFERENCES));
    ids.addAll(ids("drilled", files));
    for (int frame = 0; frame < frames; frame++) {
      ids.add("growing/growing/" + step(frame));
    }
    return ids;
  }

  /** Ids of all labels that the dump's frames can have. */
  List<String> labels() {
    List<String> ids = new ArrayList<>();
    for (int lag : LAG_FRAMES) {
      for (int frame = 0; frame + lag < frames; frame++) {
        ids.add("growing/growing/%d+%s".formatted(step(frame), (double) lag));
      }
    }
    return ids;
  }

  /** The reference whose file's content a snapshot has; null if it is none of the files. */
  static String referenceOf(String snapshot) {
    if (!snapshot.startsWith("drilled_")) {
      return null;
    }
    int number = Integer.parseInt(snapshot.substring("drilled_".length()).split("/")[0]);
    return ids("reference", REFERENCES).get(number % REFERENCES);
  }

  /** How often the command that gives the files was begun. */
  int commands() {
    return commands;
  }

  private static List<String> ids(String prefix, int count) {
    List<String> ids = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      String name = name(prefix, k);
      ids.add(new SnapshotId(name, name, 0).toString());
    }
    return ids;
  }

  private static String name(String prefix, int number) {
    return String.format("%s_%03d", prefix, number);
  }

  private void copies(String prefix, int count) throws IOException {
    for (int k = 0; k < count; k++) {
      Files.copy(
          Repository.trainingSample("T064_s212_0" + k % REFERENCES),
          folder.resolve(name(prefix, k) + ".npz"));
    }
  }

  private static void train(KafkaView kafka, String model) {
    SnapshotId sample = new SnapshotId(TRAINED_ON, TRAINED_ON, 0);
    TrainingRequest request =
        TrainingRequest.of(model, List.of(sample)).with().network(SMALL).training(SHORT).build();
    kafka.publish(Topics.TRAININGS.name(), model, Json.write(request));
  }

  private static boolean completed(KafkaView kafka, String model) {
    return kafka.events(MetricEvent.TrainingCompleted.class).stream()
        .anyMatch(training -> training.model().equals(model));
  }

  private static long graphs(KafkaView kafka) {
    return passed(kafka, Stage.GRAPH);
  }

  private static long predicted(KafkaView kafka) {
    return passed(kafka, Stage.PREDICT);
  }

  private static long passed(KafkaView kafka, Stage stage) {
    return kafka.events(StageCompleted.class).stream()
        .filter(event -> event.stage() == stage)
        .map(StageCompleted::snapshot)
        .distinct()
        .count();
  }

  private void await(KafkaView kafka, String what, BooleanSupplier condition) {
    system
        .up()
        .awaitUntil(
            what,
            () -> {
              kafka.poll();
              return condition.getAsBoolean();
            });
  }

  private void run(Object... arguments) throws Exception {
    try (Supercool command = system.command(arguments)) {
      assertThat(command.await()).as(command.output()).isZero();
    }
  }

  /** As its user does: repeats the command when the system it spoke to has ended. */
  private void ingestAll() {
    while (true) {
      try (Supercool ingest = system.command("ingest", folder.resolve("drilled_*.npz"))) {
        commands++;
        int status = ingest.await();
        String output = ingest.output();
        if (status == 0) {
          assertThat(output).contains("%d of %d sources read".formatted(files, files));
          return;
        }
        assertThat(output).containsAnyOf("The system has ended", "No system runs");
        Thread.sleep(1_000);
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private Path dump() {
    return folder.resolve("growing.lammpstrj");
  }

  private static String lagTimes() {
    StringBuilder times = new StringBuilder();
    for (int lag : LAG_FRAMES) {
      times.append(times.isEmpty() ? "" : ",").append(lag);
    }
    return times.toString();
  }

  private static long step(int frame) {
    return 100L * frame;
  }

  private void grow(double seconds) {
    Configuration liquid = Liquids.of(DUMPED_PARTICLES);
    double[] positions = liquid.positions().clone();
    Random random = new Random(1);
    try {
      for (int frame = 0; frame < frames; frame++) {
        Files.writeString(dump(), frame(liquid, positions, frame), StandardOpenOption.APPEND);
        for (int i = 0; i < positions.length; i++) {
          positions[i] += 0.02 * random.nextGaussian();
        }
        Thread.sleep((long) (1e3 * seconds / frames));
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String frame(Configuration liquid, double[] positions, int frame) {
    StringBuilder text = new StringBuilder();
    int particles = liquid.particles();
    text.append("ITEM: TIME\n%d\nITEM: TIMESTEP\n%d\n".formatted(frame, step(frame)));
    text.append("ITEM: NUMBER OF ATOMS\n%d\nITEM: BOX BOUNDS pp pp pp\n".formatted(particles));
    for (double edge : liquid.header().box()) {
      text.append(String.format(Locale.ROOT, "0 %.10g\n", edge));
    }
    text.append("ITEM: ATOMS id type xu yu zu\n");
    for (int i = 0; i < particles; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d %d %.10g %.10g %.10g\n",
              i + 1,
              liquid.species()[i] + 1,
              positions[3 * i],
              positions[3 * i + 1],
              positions[3 * i + 2]));
    }
    return text.toString();
  }
}
