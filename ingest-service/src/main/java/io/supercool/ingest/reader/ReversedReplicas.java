package io.supercool.ingest.reader;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Replica;
import org.jspecify.annotations.Nullable;

/** Hands the first replicas of an ensemble on, run backwards ({@link Reversal}). */
public final class ReversedReplicas implements ReplicaSink {
  private final int most;
  private final FrameSink sink;
  private @Nullable Configuration start;

  /** Hands at most {@code most} on to {@code sink}. */
  public ReversedReplicas(int most, FrameSink sink) {
    this.most = most;
    this.sink = sink;
  }

  @Override
  public void start(Configuration configuration) {
    start = configuration;
  }

  @Override
  public void replica(Replica replica) {
    if (start != null && replica.replica() < most) {
      sink.accept(Reversal.of(start, replica));
    }
  }
}
