package io.supercool.launcher.process;

import io.supercool.console.UserException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: when it ends unasked it is started again after a pause, until it has
 * failed too often in a row. Thread-safe.
 */
public final class SupervisedProcess {

  /** Is told what happens, on a thread of its own. */
  public interface Listener {
    /** The program ended with {@code status}; its {@code restart}-th restart follows in a pause. */
    void restarting(Program program, int status, int restart, Duration pause);

    /** The program runs, for the first time or again. */
    void started(Program program);

    /** The program failed too often and is left alone. */
    void gaveUp(Program program, int status);
  }

  private final Program program;
  private final RestartPolicy policy;
  private final Listener listener;
  private @Nullable Process process;
  private long startedNanos;
  private int failures;
  private int restarts;
  private boolean stopping;
  private boolean failed;

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
    return failures > 0;
  }

  /** Whether it was given up. */
  public synchronized boolean failed() {
    return failed;
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
  }

  private void ended(Process ended) {
    Duration pause;
    int restart;
    synchronized (this) {
      if (stopping) {
        return;
      }
      boolean worked = System.nanoTime() - startedNanos >= policy.stable().toNanos();
      failures = worked ? 1 : failures + 1;
      failed = failures >= policy.attempts();
      pause = policy.pause(failures);
      restart = restarts + 1;
    }
    if (failed()) {
      listener.gaveUp(program, ended.exitValue());
      return;
    }
    // First the restart: what a listener throws must not prevent it.
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> restart(ended.exitValue()));
    listener.restarting(program, ended.exitValue(), restart, pause);
  }

  private void restart(int status) {
    boolean started;
    synchronized (this) {
      if (stopping) {
        return;
      }
      restarts++;
      try {
        launch();
      } catch (UserException e) {
        failed = true;
      }
      started = !failed;
    }
    if (started) {
      listener.started(program);
    } else {
      listener.gaveUp(program, status);
    }
  }
}
