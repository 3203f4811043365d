package io.supercool.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
  private static final RestartPolicy AT_ONCE =
      new RestartPolicy(3, Duration.ZERO, Duration.ZERO, Duration.ofHours(1));

  @TempDir Path folder;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private SupervisedProcess process;

  @AfterEach
  void end() {
    process.stop();
    process.awaitEnd(Duration.ZERO);
  }

  @Test
  void killedProgramIsStartedAgain() throws Exception {
    start("exec sleep 600");
    assertThat(next()).isEqualTo("started");
    ProcessHandle first = process.handle();

    first.destroyForcibly();

    assertThat(next()).isEqualTo("restart 1 after 137");
    assertThat(next()).isEqualTo("started");
    assertThat(process.everFailed()).isTrue();
    assertThat(process.handle()).isNotNull().isNotEqualTo(first);
  }

  @Test
  void programThatEndsAgainAndAgainIsSaidNotToRunAndTriedOn() throws Exception {
    start("echo failing; exit 3");

    List<String> all = new ArrayList<>();
    do {
      all.add(next());
    } while (!all.get(all.size() - 1).equals("cannot run after 3"));
    assertThat(all).contains("started", "restart 1 after 3", "restart 2 after 3");
    assertThat(process.cannotRun()).isTrue();
    while (!all.contains("restart 4 after 3")) {
      all.add(next());
    }
    assertThat(Files.readString(folder.resolve("program.log")))
        .as("the log holds every start")
        .startsWith("failing\nfailing\nfailing\n");
  }

  @Test
  void programThatCouldNotRunAndThenLastsIsSaidToRunAgain() throws Exception {
    RestartPolicy soon = new RestartPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMillis(500));
    start("test -e mended || exit 3; exec sleep 600", soon);
    awaitHeard("cannot run after 3");
    assertThat(process.cannotRun()).isTrue();

    Files.createFile(folder.resolve("mended"));

    awaitHeard("runs again");
    assertThat(process.cannotRun()).isFalse();
    assertThat(process.handle()).isNotNull();
  }

  private void awaitHeard(String said) throws InterruptedException {
    String next;
    do {
      next = next();
      assertThat(next).as("heard before %s", said).isNotNull();
    } while (!next.equals(said));
  }

  @Test
  void killsFromOutsideAreNoSignThatItCannotRun() throws Exception {
    start("exec sleep 600");
    for (int kill = 1; kill <= 5; kill++) {
      assertThat(next()).isEqualTo("started");
      process.handle().destroyForcibly();
      assertThat(next()).isEqualTo("restart " + kill + " after 137");
    }
    assertThat(process.cannotRun()).isFalse();
  }

  @Test
  void stoppedProgramIsNotStartedAgain() throws Exception {
    start("exec sleep 600");
    assertThat(next()).isEqualTo("started");
    ProcessHandle handle = process.handle();

    process.stop();
    process.awaitEnd(Duration.ofMinutes(1));

    assertThat(handle.isAlive()).isFalse();
    assertThat(process.handle()).isNull();
    assertThat(process.everFailed()).isFalse();
    assertThat(heard).isEmpty();
  }

  @Test
  void programThatIgnoresTheRequestIsForced() throws Exception {
    start("trap '' TERM; echo deaf; exec sleep 600");
    assertThat(next()).isEqualTo("started");
    ProcessHandle handle = process.handle();
    while (!Files.readString(folder.resolve("program.log")).contains("deaf")) {
      Thread.onSpinWait();
    }

    process.stop();
    process.awaitEnd(Duration.ofMillis(50));

    assertThat(handle.isAlive()).isFalse();
  }

  @Test
  void programGetsItsEnvironment() throws Exception {
    start("echo port $PORT");
    assertThat(List.of(next(), next())).contains("restart 1 after 0");

    assertThat(Files.readString(folder.resolve("program.log"))).startsWith("port 1234\n");
  }

  @Test
  void missingExecutableIsNamed() {
    process =
        new SupervisedProcess(
            program(List.of(folder.resolve("nothing").toString())), AT_ONCE, new Hearing());

    assertThatThrownBy(process::start)
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("Cannot start program", "nothing");
  }

  private void start(String script) {
    start(script, AT_ONCE);
  }

  private void start(String script, RestartPolicy policy) {
    List<String> command = List.of("sh", "-c", "cd '" + folder + "'; " + script);
    process = new SupervisedProcess(program(command), policy, new Hearing());
    process.start();
  }

  private Program program(List<String> command) {
    return new Program(
        "program", command, Map.of("PORT", "1234"), folder.resolve("program.log"), null);
  }

  private String next() throws InterruptedException {
    return heard.poll(1, TimeUnit.MINUTES);
  }

  private final class Hearing implements SupervisedProcess.Listener {
    @Override
    public void started(Program program) {
      heard.add("started");
    }

    @Override
    public void restarting(Program program, ProcessEnd end, Duration pause) {
      heard.add("restart " + end.restart() + " after " + end.status());
    }

    @Override
    public void cannotRun(Program program, ProcessEnd end) {
      heard.add("cannot run after " + end.status());
    }

    @Override
    public void runsAgain(Program program) {
      heard.add("runs again");
    }
  }
}
