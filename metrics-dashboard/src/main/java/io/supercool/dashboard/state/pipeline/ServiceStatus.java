package io.supercool.dashboard.state.pipeline;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one instance of a service is.
 *
 * @param name the service
 * @param instance which process of it; empty if none was ever heard
 * @param address where it serves health and metrics
 * @param state up, not ready or down
 * @param ready its own readiness check's answer, false once it is down
 * @param heapBytes heap in use
 * @param heapMaxBytes heap at most
 * @param uptimeSeconds since its process started, as last heard
 * @param residentBytes all memory of the process, native too; null where it is not known
 * @param restarts times it was heard again as a younger process, within ten minutes
 * @param silentSeconds since its last heartbeat; -1 if none was ever heard
 * @param ended how its process ended that has not run since, or not for long; null if none has
 */
@RecordBuilder
public record ServiceStatus(
    String name,
    String instance,
    String address,
    State state,
    boolean ready,
    long heapBytes,
    long heapMaxBytes,
    double uptimeSeconds,
    @Nullable Long residentBytes,
    int restarts,
    double silentSeconds,
    @Nullable Ended ended) {

  /**
   * That an instance's process ended unasked, as its launcher tells; texts are cut to what a page
   * can show.
   *
   * @param end how
   * @param inARow how often it ended by itself, each time soon after its start
   * @param restarts how often it was started again
   * @param cannotRun whether it ended by itself so often that it cannot run
   * @param since when the first of the ends in a row was, in milliseconds since 1970
   * @param lastLines the end of its log; empty where it was killed
   * @param remedy what to do
   */
  public record Ended(
      String end,
      int inARow,
      int restarts,
      boolean cannotRun,
      long since,
      List<String> lastLines,
      String remedy) {}

  /** A service's state as its heartbeats show it. */
  public enum State {
    /** Heard lately, and ready. */
    UP,
    /** Heard lately, but not ready to work. */
    NOT_READY,
    /** Ended, silent for too long, or never heard. */
    DOWN
  }

  /** Of an instance, or of a service without one, that never said anything. */
  static ServiceStatus neverHeard(String name, String instance, @Nullable Ended ended) {
    return ServiceStatusBuilder.builder()
        .name(name)
        .instance(instance)
        .address("")
        .state(State.DOWN)
        .silentSeconds(-1)
        .ended(ended)
        .build();
  }
}
