package io.supercool.label.trajectory;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.wire.Block;
import io.supercool.label.stream.StoreKeys;
import io.supercool.physics.dynamics.Unwrapping;
import io.supercool.physics.geometry.PeriodicBox;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The frames of running trajectories that wait for later ones, by time. Each block of particles is
 * a series of its own: memory is that of a block, whatever the number of particles.
 */
final class TrajectoryFrames {
  /** Relative to the lag time: simulations add their time steps up, and round. */
  private static final double TOLERANCE = 1e-6;

  private final KeyValueStore<String, byte[]> store;

  /** Kept in {@code store}. */
  TrajectoryFrames(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** Follows the particles from the frame before, if there is one, and keeps them. */
  FollowedFrame add(Block<Configuration> block) {
    ConfigurationHeader header = block.part().header();
    double[] positions = block.part().positions();
    FollowedFrame before = before(header, block.index());
    if (before != null && before.positions().length == positions.length) {
      positions = Unwrapping.follow(new PeriodicBox(header.box()), before.positions(), positions);
    }
    FollowedFrame frame = new FollowedFrame(header.id().step(), positions);
    store.put(key(header, block.index(), header.time()), frame.bytes());
    return frame;
  }

  /** The frame that lies {@code lag} before this one; null if there is none. */
  @Nullable FollowedFrame earlier(ConfigurationHeader header, int block, double lag) {
    double time = header.time() - lag;
    try (KeyValueIterator<String, byte[]> near =
        store.range(
            key(header, block, time - TOLERANCE * lag),
            key(header, block, time + TOLERANCE * lag))) {
      return near.hasNext() ? FollowedFrame.of(near.next().value) : null;
    }
  }

  /** Forgets frames that lie further than {@code lag} before this one. */
  void forget(ConfigurationHeader header, int block, double lag) {
    List<String> passed = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> old =
        store.range(
            StoreKeys.series(header.id(), block),
            key(header, block, header.time() - (1 + 2 * TOLERANCE) * lag))) {
      old.forEachRemaining(entry -> passed.add(entry.key));
    }
    passed.forEach(store::delete);
  }

  private @Nullable FollowedFrame before(ConfigurationHeader header, int block) {
    String own = key(header, block, header.time());
    try (KeyValueIterator<String, byte[]> earlier =
        store.reverseRange(StoreKeys.series(header.id(), block), own)) {
      while (earlier.hasNext()) {
        var entry = earlier.next();
        if (!entry.key.equals(own)) {
          return FollowedFrame.of(entry.value);
        }
      }
      return null;
    }
  }

  private static String key(ConfigurationHeader header, int block, double time) {
    return StoreKeys.series(header.id(), block) + StoreKeys.time(time);
  }
}
