package io.supercool.dashboard.state.pipeline;

import io.soabase.recordbuilder.core.RecordBuilder;
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
    double silentSeconds) {

  /** A service's state as its heartbeats show it. */
  public enum State {
    /** Heard lately, and ready. */
    UP,
    /** Heard lately, but not ready to work. */
    NOT_READY,
    /** Silent for too long, or never heard. */
    DOWN
  }

  static ServiceStatus neverHeard(String name) {
    return ServiceStatusBuilder.builder()
        .name(name)
        .instance("")
        .address("")
        .state(State.DOWN)
        .silentSeconds(-1)
        .build();
  }
}
