package io.supercool.launcher.system;

import io.supercool.contracts.event.MetricEvent.ServiceEnded;
import io.supercool.launcher.kafka.Events;
import io.supercool.launcher.process.ProcessEnd;
import io.supercool.launcher.process.Program;

/** Tells the page of every end of a service's process. */
final class EndedServices implements AutoCloseable {
  private final Events events;

  /** By {@code events}. */
  EndedServices(Events events) {
    this.events = events;
  }

  /**
   * Tells that {@code program} ended, if it is a service: without the broker nobody can be told.
   */
  void tell(Program program, ProcessEnd end) {
    String instance = program.environment().get(Programs.INSTANCE);
    if (instance == null) {
      return;
    }
    Failure failure = Failure.of(program, end);
    events.publish(
        new ServiceEnded(
            instance.substring(0, instance.lastIndexOf('-')),
            instance,
            end.text(),
            end.inARow(),
            end.restart(),
            end.cannotRun(),
            end.since().toEpochMilli(),
            failure.lastLines(),
            failure.remedy()));
  }

  @Override
  public void close() {
    events.close();
  }
}
