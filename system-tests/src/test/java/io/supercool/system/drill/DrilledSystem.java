package io.supercool.system.drill;

import io.supercool.system.Supercool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** {@code up} on a workspace, to which faults happen. */
final class DrilledSystem implements AutoCloseable {
  private static final long SHORT_PAUSE = 3_000;
  private static final long LONG_PAUSE = 60_000;
  private static final long CUT = 5_000;
  private static final long FLAP = 250;
  private static final long FULL = 10_000;
  private static final String BROKER = "broker";

  private final Path folder;
  private final Path workspace;
  private final @Nullable ThreeBrokers brokers;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private @Nullable Supercool up;
  private boolean clockAhead;

  /**
   * Nothing runs yet.
   *
   * @param folder of the drill's files
   * @param workspace of the system
   * @param brokers the cluster that is used; null for the embedded broker
   */
  DrilledSystem(Path folder, Path workspace, @Nullable ThreeBrokers brokers) throws IOException {
    this.folder = folder;
    this.workspace = workspace;
    this.brokers = brokers;
    if (brokers != null) {
      environment.put("KAFKA_BOOTSTRAP_SERVERS", brokers.bootstrapServers());
      environment.put("SUPERCOOL_TOPICS_REPLICAS", "3");
    }
    String clock = System.getProperty("drill.faketime");
    if (clock != null) {
      setClock();
      environment.put("LD_PRELOAD", clock);
      environment.put("FAKETIME_TIMESTAMP_FILE", clockFile().toString());
      environment.put("FAKETIME_NO_CACHE", "1");
      environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }
  }

  /** Starts it; returns when it is up. */
  void start() throws IOException {
    up = Supercool.start(environment, folder, "up", "--workspace", workspace);
    up.awaitOutput("The system is up");
  }

  /** The command that runs. */
  Supercool up() {
    if (up == null) {
      throw new IllegalStateException("not started");
    }
    return up;
  }

  /** Where Kafka is now. */
  static String bootstrapServers() {
    return Supercool.state().get("bootstrapServers").asText();
  }

  /** A command for the running system, with the same clock. */
  Supercool command(Object... arguments) throws IOException {
    return Supercool.start(environment, folder, arguments);
  }

  /** Does {@code fault} to {@code target}, where it is one of a single process. */
  void suffer(Fault fault, String target, Random random) throws Exception {
    switch (fault) {
      case KILL -> kill(target, random);
      case KILL_SERVICES -> services().forEach(DrilledSystem::killProcess);
      case PAUSE -> standStill(target, SHORT_PAUSE);
      case LONG_PAUSE -> standStill(target, LONG_PAUSE);
      case RESTART_BROKER -> endBroker(random);
      case RESTART -> {
        up().end();
        start();
      }
      case KILL_LAUNCHER -> {
        up().kill();
        start();
      }
      case KILL_ALL -> {
        List<Long> processes = new ArrayList<>(Supercool.processes().values());
        up().kill();
        processes.forEach(DrilledSystem::killProcess);
        start();
      }
      case KILL_TWO_BROKERS -> cluster().killTwo(random);
      case CUT_NETWORK -> {
        loopback("down");
        Thread.sleep(CUT);
        loopback("up");
      }
      case FLAPPING_NETWORK -> {
        for (long passed = 0; passed < CUT; passed += 2 * FLAP) {
          loopback("down");
          Thread.sleep(FLAP);
          loopback("up");
          Thread.sleep(FLAP);
        }
      }
      case STEP_CLOCK -> {
        clockAhead = !clockAhead;
        setClock();
      }
      case FILL_DISK -> fillDisk();
    }
  }

  @Override
  public void close() {
    if (up != null) {
      up.close();
    }
  }

  private void kill(String target, Random random) throws Exception {
    if (brokers != null && target.equals(BROKER)) {
      brokers.killOne(random);
    } else {
      killProcess(pid(target));
    }
  }

  private void endBroker(Random random) throws Exception {
    if (brokers != null) {
      brokers.restartOne(random);
    } else {
      ProcessHandle.of(pid(BROKER)).ifPresent(ProcessHandle::destroy);
    }
  }

  private void standStill(String target, long milliseconds) throws Exception {
    long pid = brokers != null && target.equals(BROKER) ? brokers.pid(1) : pid(target);
    if (pid != 0) {
      run("kill", "-STOP", String.valueOf(pid));
      Thread.sleep(milliseconds);
      run("kill", "-CONT", String.valueOf(pid));
    }
  }

  private ThreeBrokers cluster() {
    if (brokers == null) {
      throw new IllegalStateException("this fault needs three brokers");
    }
    return brokers;
  }

  private Path clockFile() {
    return folder.resolve("clock");
  }

  private void setClock() throws IOException {
    Files.writeString(clockFile(), clockAhead ? "+3600" : "+0");
  }

  private void fillDisk() throws Exception {
    Path filler = workspace.resolve("filler");
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      // Full, as was wanted.
    }
    Thread.sleep(FULL);
    Files.delete(filler);
  }

  /** In the main namespace this would cut off the machine from itself. */
  private static void loopback(String state) throws Exception {
    if (System.getProperty("drill.network") == null) {
      throw new IllegalStateException("not in a network namespace of its own");
    }
    run("ip", "link", "set", "lo", state);
  }

  /** Of a process that is running now; 0 while it is down. */
  private static long pid(String name) {
    return Supercool.processes().getOrDefault(name, 0L);
  }

  private static List<Long> services() {
    Map<String, Long> services = Supercool.processes();
    services.remove(BROKER);
    return List.copyOf(services.values());
  }

  private static void killProcess(long pid) {
    if (pid != 0) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + " failed");
    }
  }
}
