package io.supercool.label.ensemble;

import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.wire.Block;
import io.supercool.label.stream.StoreKeys;
import java.util.function.ObjIntConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The running means of all ensembles, one for each snapshot, lag time and block of particles. */
final class Ensembles {
  private final KeyValueStore<String, byte[]> store;

  /** Kept in {@code store}. */
  Ensembles(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /**
   * Adds a block of a replica.
   *
   * @return the mean with it; null if it held the replica before
   * @throws io.supercool.contracts.ContractException if it is of another ensemble
   */
  @Nullable ReplicaMean add(Block<Replica> block) {
    Replica replica = block.part();
    String key = key(replica.snapshot(), replica.time(), block.index());
    ReplicaMean mean = ReplicaMean.of(store.get(key));
    if (mean == null) {
      mean = new ReplicaMean(block);
    }
    if (!mean.add(block)) {
      return null;
    }
    store.put(key, mean.bytes());
    return mean;
  }

  /** Whether no block of an ensemble is missing, however many replicas each has. */
  boolean hasEveryBlock(SnapshotId origin, double time) {
    return forEach(origin, time, (mean, block) -> {});
  }

  /** Whether every block of an ensemble has all its replicas. */
  boolean isComplete(SnapshotId origin, double time) {
    boolean[] complete = {true};
    return forEach(origin, time, (mean, block) -> complete[0] &= mean.isComplete()) && complete[0];
  }

  /**
   * Hands on the means of all blocks of an ensemble, one at a time, in order.
   *
   * @return whether none was missing
   */
  boolean forEach(SnapshotId origin, double time, ObjIntConsumer<ReplicaMean> action) {
    int due = 0;
    int blocks = 1;
    try (KeyValueIterator<String, byte[]> means =
        store.prefixScan(StoreKeys.ensemble(origin, time), new StringSerializer())) {
      while (means.hasNext()) {
        var entry = means.next();
        if (!entry.key.equals(key(origin, time, due))) {
          return false;
        }
        ReplicaMean mean = ReplicaMean.of(entry.value);
        if (mean != null) {
          action.accept(mean, due++);
          blocks = mean.blocks();
        }
      }
    }
    return due == blocks;
  }

  /** Drops the sums of an ensemble of which nothing more is due; what has come is remembered. */
  void close(SnapshotId origin, double time) {
    forEach(
        origin,
        time,
        (mean, block) -> {
          mean.close();
          store.put(key(origin, time, block), mean.bytes());
        });
  }

  private static String key(SnapshotId origin, double time, int block) {
    return StoreKeys.ensemble(origin, time) + StoreKeys.number(block);
  }
}
