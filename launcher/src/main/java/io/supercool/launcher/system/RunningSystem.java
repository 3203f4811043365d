package io.supercool.launcher.system;

import io.supercool.launcher.configuration.GraphOptions;
import io.supercool.launcher.console.Console;
import io.supercool.launcher.console.Durations;
import io.supercool.launcher.failure.LauncherException;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.TopicSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Broker and services as child processes. Whatever way short of {@code kill -9} the launcher ends,
 * they end with it; what a killed launcher left behind is ended by the next one.
 */
public final class RunningSystem implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Console console;
  private final RunFolder folder;
  private final SystemStateFile stateFile;
  private final List<SupervisedProcess> processes = new ArrayList<>();
  private final Cluster cluster;
  private final String page;
  private @Nullable HealthWatch healthWatch;
  private boolean closed;
  private volatile boolean endsWell;

  private RunningSystem(
      Console console,
      RunFolder folder,
      SystemStateFile stateFile,
      @Nullable Program broker,
      List<Program> services,
      Cluster cluster) {
    this.console = console;
    this.folder = folder;
    this.stateFile = stateFile;
    this.cluster = cluster;
    this.page = services.get(services.size() - 1).address() + "/";
    if (broker != null) {
      processes.add(supervised(broker));
    }
    services.forEach(service -> processes.add(supervised(service)));
  }

  /**
   * Starts everything and returns when all services are ready.
   *
   * @param environment the launcher's own; {@code KAFKA_BOOTSTRAP_SERVERS} names a cluster to use
   *     instead of an embedded broker
   * @throws LauncherException if another system runs or a part cannot start
   */
  public static RunningSystem start(
      Installation installation,
      RunFolder folder,
      GraphOptions graph,
      Map<String, String> environment,
      Console console) {
    SystemStateFile stateFile = new SystemStateFile(installation.stateFile());
    requireAlone(stateFile, console);
    String external = environment.get("KAFKA_BOOTSTRAP_SERVERS");
    List<Integer> ports = FreePorts.find(Service.values().length + 1);
    int brokerPort = ports.get(Service.values().length);
    Cluster cluster =
        new Cluster(external == null || external.isBlank() ? "127.0.0.1:" + brokerPort : external);
    Program broker =
        cluster.bootstrapServers().equals(external)
            ? null
            : Programs.broker(installation, folder, brokerPort);
    List<Program> services = new ArrayList<>();
    for (Service service : Service.values()) {
      services.add(
          Programs.service(
              service,
              installation,
              folder,
              graph,
              cluster.bootstrapServers(),
              ports.get(service.ordinal())));
    }
    RunningSystem system = new RunningSystem(console, folder, stateFile, broker, services, cluster);
    Runtime.getRuntime().addShutdownHook(new Thread(system::interrupted, "end-system"));
    try {
      system.start(Short.parseShort(environment.getOrDefault("SUPERCOOL_TOPICS_REPLICAS", "1")));
      return system;
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  /** Where Kafka is. */
  public Cluster cluster() {
    return cluster;
  }

  /** Address of the page. */
  public String page() {
    return page;
  }

  /**
   * Throws if a part was given up.
   *
   * @throws LauncherException with the end of its log
   */
  public void requireRunning() {
    for (SupervisedProcess process : processes) {
      if (process.failed()) {
        throw failure(process, "ends again and again, and was given up");
      }
    }
  }

  /** From now on an interruption (Ctrl-C) is the wanted end: the exit status will be 0. */
  public void endsWell() {
    endsWell = true;
  }

  /** Ends everything, services first; returns when no process is left. Does so once. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (healthWatch != null) {
      healthWatch.close();
    }
    List<SupervisedProcess> services = processes.stream().filter(p -> !isBroker(p)).toList();
    services.forEach(SupervisedProcess::stop);
    services.forEach(process -> process.awaitEnd(PATIENCE));
    processes.stream().filter(RunningSystem::isBroker).forEach(SupervisedProcess::stop);
    processes.forEach(process -> process.awaitEnd(PATIENCE));
    folder.deleteBroker();
    stateFile.delete();
  }

  private static void requireAlone(SystemStateFile stateFile, Console console) {
    stateFile
        .running()
        .ifPresent(
            state -> {
              throw new LauncherException(
                  """
                  A system already runs (process %d, page %s).
                  Give it more with: ./supercool ingest FILE...
                  Or end it with Ctrl-C in its terminal first."""
                      .formatted(state.launcher().pid(), state.page()));
            });
    List<String> ended = stateFile.clearStale();
    if (!ended.isEmpty()) {
      console.warn("ended what a killed launcher had left: " + String.join(", ", ended));
    }
  }

  private void start(short replicas) {
    console.say("Page:  %s (in a moment)".formatted(page));
    console.say("Files: %s".formatted(folder.path()));
    writeState();
    StartUp startUp = new StartUp(console, this::requireNoneEnded);
    for (SupervisedProcess process : processes) {
      if (isBroker(process)) {
        process.start();
        startUp.awaitBroker(process.program());
      }
    }
    TopicSetup.createMissing(cluster, replicas);
    List<SupervisedProcess> services = processes.stream().filter(p -> !isBroker(p)).toList();
    services.forEach(SupervisedProcess::start);
    startUp.awaitReady(services.stream().map(SupervisedProcess::program).toList());
    healthWatch = new HealthWatch(services, console);
  }

  private void requireNoneEnded() {
    for (SupervisedProcess process : processes) {
      if (process.everFailed()) {
        throw failure(process, "ended while the system was starting");
      }
    }
  }

  private static LauncherException failure(SupervisedProcess process, String what) {
    Program program = process.program();
    return new LauncherException(
        "%s %s. The end of its log:%n%s"
            .formatted(program.name(), what, LogTail.of(program.log(), 15)));
  }

  private static boolean isBroker(SupervisedProcess process) {
    return process.program().address() == null;
  }

  private SupervisedProcess supervised(Program program) {
    return new SupervisedProcess(program, RestartPolicy.DEFAULT, new Announcer());
  }

  private void interrupted() {
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
              cluster.bootstrapServers(),
              page,
              folder.path().toString(),
              processes.stream().map(RunningSystem::member).toList()));
    }
  }

  private static SystemState.Member member(SupervisedProcess process) {
    Program program = process.program();
    ProcessHandle handle = process.handle();
    return new SystemState.Member(
        program.name(),
        handle == null ? null : SystemState.Identity.of(handle),
        program.address(),
        program.log().toString());
  }

  /** Says what happens to the processes, and keeps the state file true. */
  private final class Announcer implements SupervisedProcess.Listener {
    @Override
    public void started(Program program) {
      writeState();
    }

    @Override
    public void restarting(Program program, int status, Duration pause) {
      console.warn(
          "%s ended with status %d; it starts again in %s. Its log: %s"
              .formatted(program.name(), status, Durations.text(pause.toSeconds()), program.log()));
      writeState();
    }

    @Override
    public void gaveUp(Program program, int status) {
      console.warn("%s ended with status %d too often.".formatted(program.name(), status));
      writeState();
    }
  }
}
