package io.supercool.benchmarks.process;

import java.util.List;

/** The embedded broker in a JVM of its own, as the launcher runs it. Closing ends it. */
public final class BrokerJvm implements AutoCloseable {
  private static final String READY = "ready ";

  private final ChildJvm jvm;
  private final String servers;

  private BrokerJvm(ChildJvm jvm, String servers) {
    this.jvm = jvm;
    this.servers = servers;
  }

  /** Starts it on a free port with a temporary folder, and waits until it answers. */
  public static BrokerJvm start() {
    ChildJvm jvm = ChildJvm.start(io.supercool.broker.Main.class, List.of("-Xmx512m"), List.of());
    String line = jvm.nextLine();
    while (line != null && !line.startsWith(READY)) {
      line = jvm.nextLine();
    }
    if (line == null) {
      jvm.close();
      throw jvm.endedEarly();
    }
    // What it says from now on must not fill the pipe.
    Thread drain = new Thread(() -> drain(jvm), "broker-output");
    drain.setDaemon(true);
    drain.start();
    return new BrokerJvm(jvm, line.substring(READY.length()).strip());
  }

  private static void drain(ChildJvm jvm) {
    while (jvm.nextLine() != null) {
      continue;
    }
  }

  /** What clients are given as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return servers;
  }

  @Override
  public void close() {
    jvm.close();
  }
}
