package io.supercool.label;

import io.supercool.contracts.topic.Topics;
import io.supercool.label.ensemble.ReplicaLabels;
import io.supercool.label.trajectory.TrajectoryLabels;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What flows where:
 *
 * <pre>
 *   snapshots, learnings ─▶ TrajectoryLabels ─▶ labels
 *   replicas             ─▶ ReplicaLabels    ─▶ labels, dead letters of replicas
 * </pre>
 *
 * Values are bytes, decoded in the processors: one that cannot be decoded stops nothing.
 */
public final class LabelTopology {
  private static final Serde<String> KEYS = Serdes.String();
  private static final Serde<byte[]> VALUES = Serdes.ByteArray();

  private LabelTopology() {}

  /** The topology; {@code grace} is how long replicas that are missing are waited for. */
  public static Topology of(Duration grace) {
    String trajectories = "trajectories";
    String ensembles = "ensembles";
    String deadLetters = "replica-dead-letters";
    String trajectoryLabels = "trajectory-labels";
    String ensembleLabels = "ensemble-labels";
    return new Topology()
        .addSource(
            "frames",
            KEYS.deserializer(),
            VALUES.deserializer(),
            Topics.SNAPSHOTS.name(),
            Topics.LEARNINGS.name())
        .addProcessor(trajectories, TrajectoryLabels::new, "frames")
        .addStateStore(store(TrajectoryLabels.LAG_TIMES), trajectories)
        .addStateStore(store(TrajectoryLabels.FRAMES), trajectories)
        .addSink(
            trajectoryLabels,
            Topics.LABELS.name(),
            KEYS.serializer(),
            VALUES.serializer(),
            trajectories)
        .addSource("replicas", KEYS.deserializer(), VALUES.deserializer(), Topics.REPLICAS.name())
        .addProcessor(
            ensembles, () -> new ReplicaLabels(grace, ensembleLabels, deadLetters), "replicas")
        .addStateStore(store(ReplicaLabels.ENSEMBLES), ensembles)
        .addStateStore(store(ReplicaLabels.WAITING), ensembles)
        .addSink(
            ensembleLabels, Topics.LABELS.name(), KEYS.serializer(), VALUES.serializer(), ensembles)
        .addSink(
            deadLetters,
            Topics.REPLICAS.deadLetters(),
            KEYS.serializer(),
            VALUES.serializer(),
            ensembles);
  }

  /** On disk, and in a topic from which it is restored where the disk is not there. */
  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), KEYS, VALUES);
  }
}
