package io.supercool.launcher.process;

import io.supercool.console.UserException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: when it ends unasked it is started again after a pause, for ever. Ends
 * by itself that follow one another soon after each start are told apart from kills: a program that
 * ends so again and again cannot run. Thread-safe.
 */
public final class SupervisedProcess {

  /** Is told what happens, on a thread of its own. */
  public interface Listener {
    /** The program ended; it is started again after {@code pause}. */
    void restarting(Program program, ProcessEnd end, Duration pause);

    /** The program runs, for the first time or again. */
    void started(Program program);

    /** The program ended by itself too often in a row: it cannot run. It is tried on. */
    void cannotRun(Program program, ProcessEnd end);

    /** The program that could not run has run for long again. */
    void runsAgain(Program program);
  }

  /** The status of a program that could not be started, as shells have it. */
  private static final int NOT_STARTED = 127;

  private final Program program;
  private final RestartPolicy policy;
  private final Listener listener;
  private @Nullable Process process;
  private long startedNanos;
  private int failures;
  private Instant failingSince = Instant.EPOCH;
  private int restarts;
  private boolean stopping;
  private boolean everFailed;

  /** Prepares; nothing runs before {@link #start}. */
  public SupervisedProcess(Program program, RestartPolicy policy, Listener listener) {
    this.program = program;
    this.policy = policy;
    this.listener = listener;
  }

  /** What runs. */
  public Program program() {
    return program;
  }

  /**
   * Starts the program.
   *
   * @throws UserException if its executable cannot be started
   */
  public void start() {
    launch();
    listener.started(program);
  }

  /** The process that runs now, or null between an end and a restart. */
  public synchronized @Nullable ProcessHandle handle() {
    return process != null && process.isAlive() ? process.toHandle() : null;
  }

  /** Whether it ended without having been asked to, since it was started. */
  public synchronized boolean everFailed() {
    return everFailed;
  }

  /** Whether it cannot run: it ended by itself again and again, and has not run for long since. */
  public synchronized boolean cannotRun() {
    return failures >= policy.attempts();
  }

  /** Ends the running process at once, to be started again: for one that does not answer. */
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** Asks it to end and no longer restarts it; {@link #awaitEnd} waits. */
  public synchronized void stop() {
    stopping = true;
    if (process != null) {
      process.destroy();
    }
  }

  /** After {@link #stop}: waits for the end, and forces it when {@code patience} is over. */
  public void awaitEnd(Duration patience) {
    Process running;
    synchronized (this) {
      running = process;
    }
    if (running == null) {
      return;
    }
    try {
      if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void launch() {
    if (stopping) {
      return;
    }
    ProcessBuilder builder = new ProcessBuilder(program.command());
    builder.environment().putAll(program.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UserException("Cannot start %s: %s".formatted(program.name(), e.getMessage()), e);
    }
    startedNanos = System.nanoTime();
    process.onExit().thenAccept(this::ended);
    if (cannotRun()) {
      Process launched = process;
      later(policy.stable(), () -> lasted(launched));
    }
  }

  /** What could not run, and then ran for long, can. */
  private void lasted(Process launched) {
    synchronized (this) {
      if (stopping || process != launched || !launched.isAlive()) {
        return;
      }
      failures = 0;
    }
    listener.runsAgain(program);
  }

  private static void later(Duration pause, Runnable work) {
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS).execute(work);
  }

  private void ended(Process ended) {
    scheduleRestart(ended.exitValue());
  }

  private void scheduleRestart(int status) {
    Duration pause;
    ProcessEnd end;
    synchronized (this) {
      if (stopping) {
        return;
      }
      everFailed = true;
      boolean worked = System.nanoTime() - startedNanos >= policy.stable().toNanos();
      if (worked) {
        failures = 0;
      }
      if (failures == 0) {
        failingSince = Instant.now();
      }
      if (!ProcessEnd.isKill(status)) {
        failures++;
      }
      pause = policy.pause(Math.max(1, failures));
      end = new ProcessEnd(status, failures, restarts + 1, cannotRun(), failingSince);
    }
    try {
      if (end.inARow() == policy.attempts() && !end.isKill()) {
        listener.cannotRun(program, end);
      } else {
        listener.restarting(program, end, pause);
      }
    } finally {
      // Whatever a listener throws.
      later(pause, this::restart);
    }
  }

  private void restart() {
    synchronized (this) {
      if (stopping) {
        return;
      }
      restarts++;
      try {
        launch();
      } catch (UserException e) {
        // The executable is not there just now.
        scheduleRestart(NOT_STARTED);
        return;
      }
    }
    listener.started(program);
  }
}
