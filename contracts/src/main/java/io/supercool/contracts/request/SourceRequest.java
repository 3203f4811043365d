package io.supercool.contracts.request;

import io.supercool.contracts.Split;
import org.jspecify.annotations.Nullable;

/**
 * Asks ingest-service to read a source.
 *
 * @param id of the request, chosen by who asks
 * @param location path of a file that the ingest-service can open; if it is to be followed, also a
 *     folder, or {@code imd://HOST:PORT}
 * @param split what its configurations are for
 * @param run run id to use instead of the file's stem
 * @param following how to go on reading as the source grows; null to read what is there and finish
 * @param ensemble the replicas that it holds; null if its frames are snapshots
 * @param reversals how many of the replicas it holds are to be published, run backwards, as
 *     snapshots of their own beside their start; null for none
 */
public record SourceRequest(
    String id,
    String location,
    Split split,
    @Nullable String run,
    @Nullable Following following,
    @Nullable Ensemble ensemble,
    @Nullable Integer reversals) {
  /** What the location of a simulation that speaks IMD begins with. */
  public static final String IMD = "imd://";

  /** Asks for what is there now. */
  public SourceRequest(String id, String location, Split split, @Nullable String run) {
    this(id, location, split, run, null, null, null);
  }

  /** Asks to go on reading as the source grows; null to read what is there now. */
  public SourceRequest(
      String id,
      String location,
      Split split,
      @Nullable String run,
      @Nullable Following following) {
    this(id, location, split, run, following, null, null);
  }

  /** The same, holding replicas. */
  public SourceRequest withEnsemble(Ensemble replicas) {
    return new SourceRequest(id, location, split, run, following, replicas, reversals);
  }

  /** The same with so many replicas run backwards. */
  public SourceRequest withReversals(int count) {
    return new SourceRequest(id, location, split, run, following, ensemble, count);
  }
}
