package io.supercool.launcher.pipeline;

import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.SourceCompleted;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.request.SourceRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requested sources and how far what they hold has come.
 *
 * @param requests the sources
 * @param ledger what was heard of them
 */
record SourceSet(List<SourceRequest> requests, EventLedger ledger) {

  /** Snapshots of the completed sources that no service has refused. */
  List<SnapshotId> snapshots() {
    return published().stream()
        .filter(snapshot -> ledger.failure(snapshot.toString()) == null)
        .toList();
  }

  /** Snapshots of the completed sources that a service has refused. */
  List<String> failed() {
    return published().stream()
        .map(SnapshotId::toString)
        .filter(snapshot -> ledger.failure(snapshot) != null)
        .toList();
  }

  private List<SnapshotId> published() {
    List<SnapshotId> published = new ArrayList<>();
    for (SourceRequest request : requests) {
      SourceCompleted source = ledger.source(request.id());
      if (source != null) {
        published.addAll(source.snapshots());
      }
    }
    return published;
  }

  /** How many snapshots of the completed sources were known with the same content. */
  long known() {
    long known = 0;
    for (SourceRequest request : requests) {
      SourceCompleted source = ledger.source(request.id());
      known += source == null ? 0 : source.known();
    }
    return known;
  }

  /** Whether every source is read or refused. */
  boolean ingested() {
    return finished() == requests.size();
  }

  /** How many sources are read or refused. */
  int finished() {
    return (int)
        requests.stream()
            .filter(r -> ledger.source(r.id()) != null || ledger.failure(r.id()) != null)
            .count();
  }

  /** Whether every source is read or refused and every snapshot passed the stage or is refused. */
  boolean passed(Stage stage, @Nullable String modelVersion) {
    return ingested() && count(stage, modelVersion) == snapshots().size();
  }

  /** How many snapshots passed the stage. */
  long count(Stage stage, @Nullable String modelVersion) {
    return snapshots().stream().filter(s -> ledger.passed(stage, s, modelVersion)).count();
  }

  /** How many snapshots there will be, as far as can be said: one per source not yet read. */
  int expected() {
    return snapshots().size() + requests.size() - finished();
  }

  /** Files that could not be read. */
  List<String> refused() {
    return requests.stream()
        .filter(r -> ledger.failure(r.id()) != null && ledger.source(r.id()) == null)
        .map(SourceRequest::location)
        .toList();
  }
}
