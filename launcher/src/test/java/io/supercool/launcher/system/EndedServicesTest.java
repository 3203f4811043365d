package io.supercool.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.broker.testing.SharedBroker;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.ServiceEnded;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.EventFollower;
import io.supercool.launcher.kafka.Events;
import io.supercool.launcher.process.ProcessEnd;
import io.supercool.launcher.process.Program;
import io.supercool.launcher.process.RestartPolicy;
import io.supercool.launcher.process.SupervisedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs end, and a real broker has what is told of it. */
class EndedServicesTest {
  private static final RestartPolicy SOON =
      new RestartPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofHours(1));
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void theEndsOfAServiceAreToldAndOnceItCannotRunWhyAndWhatToDo() {
    Cluster cluster = new Cluster(SharedBroker.bootstrapServers());
    List<ServiceEnded> told = new ArrayList<>();
    try (EventFollower follower = new EventFollower(cluster, () -> {});
        EndedServices ended = new EndedServices(new Events(cluster))) {
      SupervisedProcess service =
          new SupervisedProcess(
              program(Map.of(Programs.INSTANCE, "graph-service-2")), SOON, new Telling(ended));
      service.start();
      long start = System.nanoTime();
      while (told.stream().noneMatch(ServiceEnded::cannotRun)
          && System.nanoTime() - start < PATIENCE.toNanos()) {
        follower.poll(Duration.ofMillis(100), new Ends(told));
      }
      service.stop();
    }
    // A slow broker may miss an end.
    assertThat(told)
        .isNotEmpty()
        .allSatisfy(
            end -> {
              assertThat(end.service()).isEqualTo("graph-service");
              assertThat(end.instance()).isEqualTo("graph-service-2");
              assertThat(end.end()).isEqualTo("ended with status 3");
              assertThat(end.restarts()).isEqualTo(end.inARow());
              assertThat(end.cannotRun()).isEqualTo(end.inARow() >= 3);
              assertThat(end.since()).isEqualTo(told.get(0).since());
              assertThat(end.lastLines()).containsExactly("no memory");
            });
    ServiceEnded last = told.get(told.size() - 1);
    assertThat(last.cannotRun()).isTrue();
    assertThat(last.remedy()).contains("Mend the cause", folder.resolve("log").toString());
  }

  @Test
  void whatIsKilledHasNoReasonInItsLog() {
    ProcessEnd kill = new ProcessEnd(137, 0, 1, false, Instant.EPOCH);

    Failure failure = Failure.of(program(Map.of()), kill);

    assertThat(failure.lastLines()).isEmpty();
    assertThat(failure.remedy()).contains("starts again by itself", "short of memory");
  }

  private Program program(Map<String, String> environment) {
    return new Program(
        "graph-service-2",
        List.of("sh", "-c", "echo no memory; exit 3"),
        environment,
        folder.resolve("log"),
        null);
  }

  private record Telling(EndedServices ended) implements SupervisedProcess.Listener {
    @Override
    public void restarting(Program program, ProcessEnd end, Duration pause) {
      ended.tell(program, end);
    }

    @Override
    public void cannotRun(Program program, ProcessEnd end) {
      ended.tell(program, end);
    }

    @Override
    public void started(Program program) {}

    @Override
    public void runsAgain(Program program) {}
  }

  private record Ends(List<ServiceEnded> told) implements EventFollower.Sink {
    @Override
    public void event(MetricEvent event) {
      if (event instanceof ServiceEnded ended) {
        told.add(ended);
      }
    }

    @Override
    public void announcement(ModelAnnouncement announcement) {}

    @Override
    public void deadLetter(DeadLetter letter) {}
  }
}
