package io.supercool.launcher.run;

import io.supercool.contracts.request.SourceRequest;
import io.supercool.launcher.console.Console;
import io.supercool.launcher.console.ProgressBar;
import io.supercool.launcher.kafka.Requests;
import java.util.List;

/** Gives sources to a running system. */
public final class Ingestion {
  private Ingestion() {}

  /** Returns when all are read or refused; true if none was refused. */
  public static boolean execute(
      List<SourceRequest> sources,
      Requests requests,
      RunLedger ledger,
      RunWatch watch,
      Console console) {
    sources.forEach(requests::publish);
    SourceSet set = new SourceSet(sources, ledger);
    int total = sources.size();
    watch.await(
        "ingest",
        set::ingested,
        elapsed ->
            "%d of %d  %s"
                .formatted(
                    set.finished(),
                    total,
                    ProgressBar.withEstimate(set.finished(), total, elapsed)));
    watch.catchUp();
    console.say(
        "%d of %d sources read: %d snapshots published."
            .formatted(total - set.refused().size(), total, set.snapshots().size()));
    return set.refused().isEmpty();
  }
}
