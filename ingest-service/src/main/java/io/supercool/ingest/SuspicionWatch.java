package io.supercool.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.reader.check.StructureChecks;
import io.supercool.reader.check.StructureChecks.Suspicion;
import io.supercool.support.MetricEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Says which snapshots look wrong, in the log, by a counter and by an event. They go on. */
@ApplicationScoped
public class SuspicionWatch {
  private static final Logger LOG = Logger.getLogger(SuspicionWatch.class);

  private final MetricEvents events;
  private final MeterRegistry meters;

  SuspicionWatch(MetricEvents events, MeterRegistry meters) {
    this.events = events;
    this.meters = meters;
  }

  /** Looks at a snapshot; completes when the broker has what is to be said, most often nothing. */
  public Uni<Void> look(Configuration configuration) {
    List<Suspicion> suspicions = StructureChecks.of(configuration);
    if (suspicions.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<String> reasons = suspicions.stream().map(Suspicion::reason).toList();
    LOG.warnf("%s looks wrong: %s", configuration.snapshot(), String.join("; ", reasons));
    for (Suspicion suspicion : suspicions) {
      Counter.builder("supercool.snapshots.suspicious")
          .description("Snapshots that do not look like a liquid that fills its box")
          .tag("check", suspicion.check())
          .register(meters)
          .increment();
    }
    return events.send(new MetricEvent.SnapshotSuspicious(configuration.snapshot(), reasons));
  }
}
