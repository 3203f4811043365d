package io.supercool.launcher.system;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The running system, as commands in other terminals find it.
 *
 * @param launcher the process that started it and ends it
 * @param bootstrapServers of Kafka
 * @param page address of the page
 * @param folder of its logs, models and report
 * @param processes the broker and the services
 */
public record SystemState(
    Identity launcher,
    String bootstrapServers,
    String page,
    String folder,
    List<Member> processes) {

  /**
   * A process that cannot be mistaken for a later one with the same number.
   *
   * @param pid number
   * @param started start time in milliseconds since 1970, 0 where the system does not tell
   */
  public record Identity(long pid, long started) {
    /** Of a process that is alive. */
    public static Identity of(ProcessHandle process) {
      return new Identity(process.pid(), started(process));
    }

    /** The process itself, if it still runs. */
    public Optional<ProcessHandle> find() {
      return ProcessHandle.of(pid).filter(p -> p.isAlive() && started(p) == started);
    }

    private static long started(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
  }

  /**
   * A process of the system.
   *
   * @param name of the service, or {@code broker}
   * @param process null while it is between an end and a restart
   * @param address where it answers HTTP; null for the broker
   * @param log its output
   * @param failure if it ends again and again, the end of its log and what to do; else null
   */
  public record Member(
      String name,
      @Nullable Identity process,
      @Nullable String address,
      String log,
      @Nullable String failure) {}
}
