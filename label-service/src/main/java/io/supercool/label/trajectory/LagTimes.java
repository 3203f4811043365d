package io.supercool.label.trajectory;

import io.supercool.contracts.Json;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.label.stream.StoreKeys;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Which lag times of which runs are asked for: those of all models that learn from the run. */
final class LagTimes {
  private final KeyValueStore<String, byte[]> store;

  /** Kept in {@code store}, as JSON lists by run and model. */
  LagTimes(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  void note(LearningRequest request) {
    store.put(StoreKeys.run(request.run()) + request.model(), Json.write(request.lags()));
  }

  /** Ascending; none if nobody asks. */
  double[] of(String run) {
    TreeSet<Double> lags = new TreeSet<>();
    try (KeyValueIterator<String, byte[]> models =
        store.prefixScan(StoreKeys.run(run), new StringSerializer())) {
      while (models.hasNext()) {
        for (double lag : Json.read(models.next().value, double[].class)) {
          lags.add(lag);
        }
      }
    }
    return lags.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
