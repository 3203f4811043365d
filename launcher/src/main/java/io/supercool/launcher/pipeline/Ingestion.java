package io.supercool.launcher.pipeline;

import io.supercool.console.Console;
import io.supercool.console.ProgressBar;
import io.supercool.console.UserException;
import io.supercool.contracts.event.MetricEvent.SourceFollowed;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.text.Counted;
import io.supercool.launcher.kafka.Requests;
import io.supercool.launcher.system.SystemEndedException;
import java.util.List;

/** Gives sources to a running system. */
public final class Ingestion {
  private Ingestion() {}

  /** Returns when all are read or refused; true if none was refused. */
  public static boolean execute(
      List<SourceRequest> sources,
      Requests requests,
      EventLedger ledger,
      EventWatch watch,
      Console console) {
    SourceSet set = new SourceSet(sources, ledger);
    int total = sources.size();
    try {
      sources.forEach(requests::publish);
      watch.await(
          "ingest",
          set::ingested,
          elapsed ->
              "%d of %d  %s"
                  .formatted(
                      set.finished(),
                      total,
                      ProgressBar.withEstimate(set.finished(), total, elapsed)));
    } catch (SystemEndedException e) {
      throw new UserException(
          "%s %d of %s were read before: %s published. What else was read is not known here."
              .formatted(
                  e.getMessage(),
                  set.finished(),
                  Counted.of(total, "source"),
                  Counted.of(set.snapshots().size(), "snapshot")),
          e);
    }
    watch.catchUp();
    console.say(
        "%d of %s read: %s published%s."
            .formatted(
                total - set.refused().size(),
                Counted.of(total, "source"),
                Counted.of(set.snapshots().size(), "snapshot"),
                set.known() == 0
                    ? ""
                    : ", %d known with the same content (--again publishes them once more)"
                        .formatted(set.known())));
    return set.refused().isEmpty();
  }

  /** Returns when all are followed no longer or refused; true if none was refused. */
  public static boolean stop(
      List<SourceRequest> sources,
      Requests requests,
      EventLedger ledger,
      EventWatch watch,
      Console console) {
    return hear("stop", sources, requests, ledger, watch, console) == sources.size();
  }

  /** Returns when all are followed or refused; true if none was refused. */
  public static boolean follow(
      List<SourceRequest> sources,
      Requests requests,
      EventLedger ledger,
      EventWatch watch,
      Console console) {
    hear("follow", sources, requests, ledger, watch, console);
    return sources.stream()
        .map(source -> ledger.followed(source.id()))
        .allMatch(followed -> followed != null && followed.reason() == null);
  }

  /** Sends the requests and says what is heard of them; of how many it was no dead letter. */
  private static int hear(
      String phase,
      List<SourceRequest> sources,
      Requests requests,
      EventLedger ledger,
      EventWatch watch,
      Console console) {
    sources.forEach(requests::publish);
    watch.await(
        phase,
        () -> sources.stream().allMatch(source -> isHeardOf(source, ledger)),
        elapsed -> "waiting for the service");
    watch.catchUp();
    int answered = 0;
    for (SourceRequest source : sources) {
      SourceFollowed followed = ledger.followed(source.id());
      if (followed != null) {
        answered++;
        console.say(text(followed));
      }
    }
    return answered;
  }

  private static boolean isHeardOf(SourceRequest source, EventLedger ledger) {
    return ledger.followed(source.id()) != null || ledger.failure(source.id()) != null;
  }

  private static String text(SourceFollowed followed) {
    if (followed.reason() != null) {
      return "%s: followed no longer, after %s: %s"
          .formatted(
              followed.location(), Counted.of(followed.frames(), "frame"), followed.reason());
    }
    return "Following %s%s. Each frame is published as it comes; it goes on without this command."
        .formatted(
            followed.location(),
            followed.frames() == 0 ? "" : " from frame %d on".formatted(followed.frames()));
  }
}
