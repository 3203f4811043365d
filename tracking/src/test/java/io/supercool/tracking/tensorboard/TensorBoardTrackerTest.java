package io.supercool.tracking.tensorboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.console.Console;
import io.supercool.tracking.Status;
import io.supercool.tracking.TrackedTraining;
import io.supercool.tracking.Tracking;
import io.supercool.tracking.TrainingEnd;
import io.supercool.tracking.TrainingEpoch;
import io.supercool.tracking.TrainingStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.util.Event;

/** Files are read back by TensorFlow's own classes of the format. */
class TensorBoardTrackerTest {
  private static final Instant START = Instant.ofEpochMilli(1_700_000_000_250L);

  @TempDir Path folder;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Console console =
      new Console(new PrintStream(written, true, UTF_8), false, 80, System::nanoTime);

  @Test
  void scalarsAreReadBackAtEveryEpoch() throws Exception {
    TrackedTraining training = new TensorBoardTracker(folder, console).begin(start("ka-1"));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss/training", 0.75);
    values.put("pearson/held-out/A/t0.13", Double.NaN);
    for (int epoch = 1; epoch <= 300; epoch++) {
      training.epoch(new TrainingEpoch(epoch, START.plusSeconds(epoch), values));

      if (epoch == 1 || epoch == 300) {
        List<Event> events = EventFiles.read(file("ka-1"));
        assertThat(events).hasSize(1 + epoch);
        Event newest = events.get(epoch);
        assertThat(newest.getStep()).isEqualTo(epoch);
        assertThat(newest.getWallTime()).isEqualTo(1_700_000_000.25 + epoch);
        assertThat(newest.getSummary().getValueCount()).isEqualTo(2);
        assertThat(newest.getSummary().getValue(0).getTag()).isEqualTo("loss/training");
        assertThat(newest.getSummary().getValue(0).getSimpleValue()).isEqualTo(0.75f);
        assertThat(newest.getSummary().getValue(1).getSimpleValue()).isNaN();
      }
    }
    training.end(end(Map.of("pearson/test/ä/t5", 0.5)));

    List<Event> events = EventFiles.read(file("ka-1"));
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(events.get(0).getWallTime()).isEqualTo(1_700_000_000.25);
    Event test = events.get(301);
    assertThat(test.getStep()).isEqualTo(300);
    assertThat(test.getSummary().getValue(0).getTag()).isEqualTo("pearson/test/ä/t5");
    assertThat(file("ka-1").getFileName().toString())
        .startsWith("events.out.tfevents.1700000000.")
        .contains("." + ProcessHandle.current().pid() + ".");
    assertThat(written.toString(UTF_8))
        .isEqualTo("TensorBoard: tensorboard --logdir %s\n".formatted(folder));
  }

  @Test
  void everyTrainingHasAFolder() throws Exception {
    try (Tracking tracking =
        new Tracking(List.of(new TensorBoardTracker(folder, console)), console)) {
      for (String model : List.of("ka-1", "ka-2")) {
        tracking.begin(start(model)).end(end(Map.of("pearson/test/A/t5", 0.5)));
      }
    }

    assertThat(EventFiles.read(file("ka-1"))).hasSize(2);
    assertThat(EventFiles.read(file("ka-2"))).hasSize(2);
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedOnce() throws Exception {
    Path taken = Files.createFile(folder.resolve("taken"));
    try (Tracking tracking =
        new Tracking(List.of(new TensorBoardTracker(taken, console)), console)) {
      for (String model : List.of("ka-1", "ka-2")) {
        Tracking.Training training = tracking.begin(start(model));
        training.epoch(new TrainingEpoch(1, START, Map.of("loss/training", 1.0)));
        training.end(end(Map.of()));
      }
    }

    assertThat(written.toString(UTF_8))
        .containsOnlyOnce("TensorBoard's files cannot be written in " + taken)
        .contains("--tensorboard");
  }

  private static TrainingStart start(String model) {
    return new TrainingStart(model, model, Map.of(), Map.of(), START);
  }

  private static TrainingEnd end(Map<String, Double> scores) {
    String version = null;
    return new TrainingEnd(
        Status.FINISHED, START.plusSeconds(400), version, scores, Map.of(), List.of(), null);
  }

  private Path file(String model) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(model))) {
      return files.findAny().orElseThrow();
    }
  }
}
