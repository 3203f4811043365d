package io.supercool.reader;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Replica;
import org.jspecify.annotations.Nullable;

/** Hands the first replicas of an ensemble on, run backwards ({@link TimeReversal}). */
public final class TimeReversedReplicas implements ReplicaSink {
  private final int count;
  private final FrameSink sink;
  private @Nullable Configuration start;

  /** Hands at most {@code count} on to {@code sink}. */
  public TimeReversedReplicas(int count, FrameSink sink) {
    this.count = count;
    this.sink = sink;
  }

  @Override
  public void start(Configuration configuration) {
    start = configuration;
  }

  @Override
  public void replica(Replica replica) {
    if (start != null && replica.replica() < count) {
      sink.accept(TimeReversal.of(start, replica));
    }
  }
}
