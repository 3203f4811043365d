package io.supercool.label.ensemble;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Label;
import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.wire.Block;
import io.supercool.contracts.wire.ReplicaCodec;
import io.supercool.label.stream.DeadLetterRecords;
import io.supercool.label.stream.LabelRecords;
import io.supercool.label.stream.StoreKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Replicas come in, in any order; the label of their snapshot at their lag time goes out when all
 * have come. Where some are missing, it goes out when none has come for the time of grace, as the
 * mean over those that have, and says how many they are; one that comes later still makes a better
 * label, with the same id.
 */
public final class ReplicaLabels extends ContextualProcessor<String, byte[], String, byte[]> {
  /** Store of {@link Ensembles}. */
  public static final String ENSEMBLES = "ensembles";

  /** Store of ensembles that wait. */
  public static final String WAITING = "waiting";

  private final ReplicaCodec codec = new ReplicaCodec();
  private final Duration grace;
  private final String labels;
  private final String deadLetters;
  private Ensembles ensembles;
  private KeyValueStore<String, byte[]> waiting;

  /** Sends to the nodes of these names. */
  public ReplicaLabels(Duration grace, String labels, String deadLetters) {
    this.grace = grace;
    this.labels = labels;
    this.deadLetters = deadLetters;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    ensembles = new Ensembles(context.getStateStore(ENSEMBLES));
    waiting = context.getStateStore(WAITING);
    context.schedule(grace.dividedBy(4), PunctuationType.WALL_CLOCK_TIME, this::endGrace);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    try {
      add(codec.decode(record.value()), record.timestamp());
    } catch (ContractException e) {
      context()
          .forward(
              DeadLetterRecords.of(record, context().recordMetadata().orElseThrow(), e),
              deadLetters);
    }
  }

  private void add(Block<Replica> block, long timestamp) {
    Replica replica = block.part();
    ReplicaMean mean = ensembles.add(block);
    if (mean == null) {
      return;
    }
    SnapshotId origin = replica.snapshot();
    double time = replica.time();
    Waiting ensemble = new Waiting(origin, replica.units(), time, context().currentSystemTimeMs());
    if (mean.isComplete() && ensembles.isComplete(origin, time)) {
      publish(ensemble, timestamp);
      ensembles.close(origin, time);
      waiting.delete(StoreKeys.ensemble(origin, time));
    } else {
      waiting.put(StoreKeys.ensemble(origin, time), Json.write(ensemble));
    }
  }

  private void endGrace(long now) {
    List<Waiting> quiet = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = waiting.all()) {
      while (all.hasNext()) {
        Waiting ensemble = Json.read(all.next().value, Waiting.class);
        if (now - ensemble.heard() >= grace.toMillis()) {
          quiet.add(ensemble);
        }
      }
    }
    for (Waiting ensemble : quiet) {
      waiting.delete(StoreKeys.ensemble(ensemble.origin(), ensemble.time()));
      // Where a block is missing, its source was interrupted, and is read again.
      if (ensembles.hasEveryBlock(ensemble.origin(), ensemble.time())) {
        publish(ensemble, now);
      }
    }
  }

  private void publish(Waiting ensemble, long timestamp) {
    double time = ensemble.time();
    ensembles.forEach(
        ensemble.origin(),
        time,
        (mean, block) -> {
          Label label = new Label(ensemble.origin(), ensemble.units(), mean.propensity(time));
          context().forward(LabelRecords.of(mean.block(block, label), timestamp), labels);
        });
  }
}
