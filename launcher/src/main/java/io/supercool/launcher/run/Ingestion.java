package io.supercool.launcher.run;

import io.supercool.contracts.request.SourceRequest;
import io.supercool.launcher.console.Console;
import io.supercool.launcher.console.ProgressBar;
import io.supercool.launcher.kafka.Requests;
import java.util.List;

/**
 * Sources given to a running system.
 *
 * @param sources what is to be read
 */
public record Ingestion(List<SourceRequest> sources) {
  /** Of these. */
  public static Ingestion of(List<SourceRequest> sources) {
    return new Ingestion(sources);
  }

  /** Returns when all are read or refused; true if none was refused. */
  public boolean execute(Requests requests, RunLedger ledger, RunWatch watch, Console console) {
    sources.forEach(requests::publish);
    SourceSet set = new SourceSet(sources, ledger);
    watch.await(
        "ingest",
        set::ingested,
        elapsed -> {
          int done = set.finished();
          return "%d of %d  %s"
              .formatted(
                  done, sources.size(), ProgressBar.withEstimate(done, sources.size(), elapsed));
        });
    console.say(
        "%d of %d sources read: %d snapshots published."
            .formatted(
                sources.size() - set.refused().size(), sources.size(), set.snapshots().size()));
    return set.refused().isEmpty();
  }
}
