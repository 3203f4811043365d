package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.MetricEvent.StageCompleted;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.storage.testing.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole system on a disk of {@code -Dmegabytes} that is first short of space, then full for
 * {@code -Dseconds}, then has room again; as often as {@code -Drounds} says. Prints how long each
 * step takes. Run after {@code mvn package -DskipTests}, on demand, by who may mount a file system:
 * the build's tests are named otherwise.
 *
 * <pre>
 * mvn -B -pl system-tests -am test -Dtest=FullDiskMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class FullDiskMeasurement {
  private static final int MEGABYTES = Integer.getInteger("megabytes", 300);
  private static final int SECONDS = Integer.getInteger("seconds", 180);
  private static final int ROUNDS = Integer.getInteger("rounds", 1);

  /** Less than the reserve, a tenth of the disk, and more than nothing. */
  private static final long SHORT_BYTES = MEGABYTES * 50_000L;

  private static final List<Path> SAMPLES =
      List.of(
          Repository.trainingSample("T056_s112_00"),
          Repository.trainingSample("T056_s112_01"),
          Repository.trainingSample("T056_s112_02"),
          Repository.trainingSample("T056_s112_03"));

  @TempDir Path folder;
  private final List<String> expected = new ArrayList<>();
  private int refused;

  @Test
  void everythingAcknowledgedIsThereAfterTheDiskWasFull() throws Exception {
    Path mounted = Files.createDirectory(folder.resolve("disk"));
    Path followed = Files.createDirectory(folder.resolve("followed"));
    try (SmallDisk disk = new SmallDisk(mounted, MEGABYTES);
        Supercool up = Supercool.start(folder, "up", "--workspace", mounted.resolve("ws"))) {
      up.awaitOutput("The system is up");
      try (KafkaView kafka = new KafkaView(Supercool.state().get("bootstrapServers").asText())) {
        assertThat(run("ingest", "--follow", followed)).isZero();
        for (int round = 0; round < ROUNDS; round++) {
          fillOnce(round, disk, followed, up, kafka);
        }
        for (Topic<?> topic : Topics.ALL) {
          assertThat(kafka.deadLetters(topic.name()))
              .as(topic.name())
              .hasSize(topic.equals(Topics.SOURCES) ? refused : 0);
        }
      }
      System.out.println(up.output());
      assertThat(up.end()).isZero();
    }
  }

  private void fillOnce(int round, SmallDisk disk, Path followed, Supercool up, KafkaView kafka)
      throws Exception {
    String trajectory = "before" + round;
    assertThat(ingest(trajectory)).isZero();
    SAMPLES.forEach(sample -> expected.add(trajectory + "/" + name(sample) + "/0"));

    disk.fill(SHORT_BYTES);
    up.awaitUntil("the console warns", () -> count(up, "nearly full") > round);
    up.awaitUntil("status warns", () -> status(up).at("/disk/isShort").asBoolean());
    assertThat(ingest("refused" + round)).isEqualTo(1);
    refused += SAMPLES.size();
    String late = "late" + round;
    Files.copy(SAMPLES.get(0), followed.resolve(late + ".npz"));
    expected.add("followed/" + late + "/0");

    int ended = count(up, "broker ended");
    long full = System.nanoTime();
    disk.fill();
    up.awaitUntil("the broker ends", () -> count(up, "broker ended") > ended);
    say("broker ended", full);
    while (seconds(full) < SECONDS) {
      Thread.sleep(1000);
    }

    long room = System.nanoTime();
    disk.makeRoom();
    up.awaitUntil("all are ready", () -> allReady(up));
    say("all ready", room);
    awaitGraphs(up, kafka);
    say("all acknowledged has graphs", room);
    String after = "after" + round;
    assertThat(ingest(after)).isZero();
    SAMPLES.forEach(sample -> expected.add(after + "/" + name(sample) + "/0"));
    awaitGraphs(up, kafka);
    say("what came later too", room);
  }

  private int ingest(String trajectory) throws Exception {
    List<Object> arguments = new ArrayList<>(List.of("ingest", "--trajectory", trajectory));
    arguments.addAll(SAMPLES);
    return run(arguments.toArray());
  }

  private int run(Object... arguments) throws Exception {
    try (Supercool command = Supercool.start(folder, arguments)) {
      int status = command.await();
      System.out.println(command.output());
      return status;
    }
  }

  private void awaitGraphs(Supercool up, KafkaView kafka) {
    up.awaitUntil(
        "there are graphs of all",
        () -> {
          kafka.poll();
          Set<String> graphs = new TreeSet<>();
          for (StageCompleted event : kafka.events(StageCompleted.class)) {
            if (event.stage() == Stage.GRAPH) {
              graphs.add(event.snapshot().toString());
            }
          }
          return graphs.containsAll(expected);
        });
  }

  private JsonNode status(Supercool up) {
    try (Supercool status = Supercool.start(folder, "status", "--json")) {
      return status.await() == 0
          ? new ObjectMapper().readTree(status.output())
          : new ObjectMapper().createObjectNode();
    } catch (Exception e) {
      throw new AssertionError(up.output(), e);
    }
  }

  private boolean allReady(Supercool up) {
    JsonNode status = status(up);
    return status.path("brokerReachable").asBoolean()
        && StreamSupport.stream(status.path("services").spliterator(), false)
            .allMatch(service -> service.get("ready").asBoolean());
  }

  private static int count(Supercool up, String text) {
    return up.output().split(text, -1).length - 1;
  }

  private static String name(Path sample) {
    return sample.getFileName().toString().replace(".npz", "");
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void say(String what, long since) {
    System.out.printf("%s: %.0f s%n", what, seconds(since));
  }
}
