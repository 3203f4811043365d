package io.supercool.label.trajectory;

import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.label.stream.StoreKeys;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Which lag times of which trajectories are asked for: those of all models that learn from one. */
final class RequestedLagTimes {
  private final KeyValueStore<String, byte[]> store;

  /** Kept in {@code store}, as JSON lists by trajectory and model. */
  RequestedLagTimes(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  void note(LearningRequest request) {
    store.put(
        StoreKeys.trajectory(request.trajectory()) + request.model(),
        Json.write(request.lagTimes()));
  }

  /** Ascending; none if nobody asks. */
  double[] of(String trajectory) {
    TreeSet<Double> times = new TreeSet<>();
    try (KeyValueIterator<String, byte[]> models =
        store.prefixScan(StoreKeys.trajectory(trajectory), new StringSerializer())) {
      while (models.hasNext()) {
        for (double time : Json.read(models.next().value, double[].class)) {
          times.add(time);
        }
      }
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
