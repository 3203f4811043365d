package io.supercool.launcher.system;

import io.supercool.console.Console;
import io.supercool.console.Durations;
import io.supercool.console.UserException;
import io.supercool.launcher.configuration.GraphOptions;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.Events;
import io.supercool.launcher.process.ProcessEnd;
import io.supercool.launcher.process.Program;
import io.supercool.launcher.process.SupervisedProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Broker and services as child processes. Whatever way short of {@code kill -9} the launcher ends,
 * they end with it; what a killed launcher left behind is ended by the next one.
 */
public final class RunningSystem implements AutoCloseable {
  private static final int STATE_PAUSE_SECONDS = 5;

  private final SystemPlan plan;
  private final RunFolder folder;
  private final SystemStateFile stateFile;
  private final Console console;
  private final ProcessGroup processes;
  private final EndedServices endedServices;
  private final DiskWatch diskWatch;
  private @Nullable HealthWatch healthWatch;
  private volatile boolean closed;
  private boolean stateIsOld;
  private volatile boolean endsWell;

  private RunningSystem(
      SystemPlan plan,
      RunFolder folder,
      SystemOptions options,
      SystemStateFile stateFile,
      Console console) {
    this.plan = plan;
    this.folder = folder;
    this.stateFile = stateFile;
    this.console = console;
    this.endedServices = new EndedServices(new Events(plan.cluster()));
    this.processes = new ProcessGroup(plan, new Announcer());
    this.diskWatch = new DiskWatch(folder.path(), options.diskReserve(), console);
  }

  /**
   * Call before {@link #start}: ends what a killed launcher left.
   *
   * @throws UserException if another system runs
   */
  public static void requireAlone(Installation installation, Console console) {
    SystemStateFile stateFile = new SystemStateFile(installation.stateFile());
    stateFile.running().ifPresent(RunningSystem::refuse);
    List<String> ended = stateFile.clearStale();
    if (!ended.isEmpty()) {
      console.warn("ended what a killed launcher had left: " + String.join(", ", ended));
    }
  }

  /**
   * Starts everything and returns when all services are ready.
   *
   * @param all whether to refuse if a service cannot start; else the others go on without it
   * @throws UserException if a part that is needed cannot start
   */
  public static RunningSystem start(
      Installation installation,
      RunFolder folder,
      GraphOptions graph,
      SystemOptions options,
      boolean all,
      Console console) {
    SystemStateFile stateFile = new SystemStateFile(installation.stateFile());
    SystemPlan plan = SystemPlan.of(installation, folder, graph, options);
    RunningSystem system = new RunningSystem(plan, folder, options, stateFile, console);
    Runtime.getRuntime().addShutdownHook(new Thread(system::interrupted, "end-system"));
    try {
      system.start(options.topicReplicas(), all);
      return system;
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  /** Where Kafka is. */
  public Cluster cluster() {
    return plan.cluster();
  }

  /** Address of the page. */
  public String page() {
    return plan.page();
  }

  /**
   * Throws if a part ends again and again, so that what waits for it would wait in vain.
   *
   * @throws UserException with the end of its log
   */
  public void requireRunning() {
    processes.requireAllCanRun();
  }

  /** From now on an interruption (Ctrl-C) is the wanted end: the exit status will be 0. */
  public void endsWell() {
    endsWell = true;
  }

  /** Ends everything; returns when no process is left. Does so once. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    diskWatch.close();
    if (healthWatch != null) {
      healthWatch.close();
    }
    endedServices.close();
    processes.end();
    stateFile.delete();
  }

  private static void refuse(SystemState state) {
    throw new UserException(
        """
        A system already runs (process %d, page %s).
        Give it more with: ./supercool ingest FILE...
        Or end it with Ctrl-C in its terminal first.\
        """
            .formatted(state.launcher().pid(), state.page()));
  }

  private void start(short replicas, boolean all) {
    if (!page().isEmpty()) {
      console.say("Page:  %s (in a moment)".formatted(page()));
    }
    console.say("Files: %s".formatted(folder.path()));
    writeState();
    diskWatch.start();
    StartUp startUp =
        new StartUp(
            console,
            1 + plan.services().size(),
            all ? processes::requireNoneEnded : () -> {},
            processes::cannotRun);
    processes.startBroker();
    if (plan.broker() != null) {
      startUp.awaitBroker(plan.broker());
    }
    plan.cluster().createMissingTopics(replicas);
    processes.startServices();
    startUp.awaitReady(plan.services());
    healthWatch = new HealthWatch(processes.services(), console);
  }

  private void interrupted() {
    if (!closed) {
      console.say("Ending broker and services; their records stay ...");
    }
    console.mute();
    close();
    if (endsWell) {
      Runtime.getRuntime().halt(0);
    }
  }

  private synchronized void writeState() {
    if (!closed) {
      stateFile.write(
          new SystemState(
              SystemState.Identity.of(ProcessHandle.current()),
              plan.cluster().bootstrapServers(),
              page(),
              folder.path().toString(),
              processes.members()));
    }
  }

  /** Writes the state, later if it cannot be written now: most often the disk is full. */
  private synchronized void keepStateTrue() {
    try {
      writeState();
      stateIsOld = false;
    } catch (UncheckedIOException e) {
      if (!stateIsOld) {
        console.warn(
            "%s: %s. Other commands see an older state until it can be written."
                .formatted(e.getMessage(), e.getCause().getMessage()));
        stateIsOld = true;
        retryState();
      }
    }
  }

  private void retryState() {
    CompletableFuture.delayedExecutor(STATE_PAUSE_SECONDS, TimeUnit.SECONDS)
        .execute(
            () -> {
              synchronized (this) {
                keepStateTrue();
                if (stateIsOld && !closed) {
                  retryState();
                }
              }
            });
  }

  /** Says what happens to the processes here and on the page, and keeps the state file true. */
  private final class Announcer implements SupervisedProcess.Listener {
    @Override
    public void started(Program program) {
      keepStateTrue();
    }

    @Override
    public void restarting(Program program, ProcessEnd end, Duration pause) {
      if (!end.cannotRun()) { // Else it was said.
        console.warn(
            "%s %s; restart %d follows in %s. Its log: %s"
                .formatted(
                    program.name(),
                    end.text(),
                    end.restart(),
                    Durations.text(pause.toSeconds()),
                    program.log()));
      }
      tell(program, end);
    }

    @Override
    public void cannotRun(Program program, ProcessEnd end) {
      console.warn(
          "%s cannot run: it %s, %d times in a row. The others go on. The end of its log:%n%s"
              .formatted(
                  program.name(), end.text(), end.inARow(), Failure.cannotRun(program).text()));
      tell(program, end);
    }

    @Override
    public void runsAgain(Program program) {
      console.say(program.name() + " runs again.");
      keepStateTrue();
    }

    private void tell(Program program, ProcessEnd end) {
      keepStateTrue();
      endedServices.tell(program, end);
    }
  }
}
