package io.supercool.dashboard.download;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.text.OrderParameter;
import io.supercool.storage.npz.NpyArray;
import io.supercool.storage.npz.NpzWriter;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A prediction as NumPy's npz. What was read is in the arrays of docs/reference/formats.md, so that
 * the file can be given to Supercool again; what was predicted is in {@code predicted} (times,
 * particles), {@code predicted_times}, {@code order_parameter}, {@code ridge} and {@code
 * descriptor_NAME}.
 */
final class PredictionNpz {
  private final NpzWriter npz;

  private PredictionNpz(NpzWriter npz) {
    this.npz = npz;
  }

  /** Writes the whole file; {@code out} stays open. */
  static void write(Prediction prediction, OutputStream out) throws IOException {
    NpzWriter npz = new NpzWriter(out);
    PredictionNpz file = new PredictionNpz(npz);
    file.configuration(prediction.configuration());
    file.predictions(prediction);
    npz.finish();
  }

  private void configuration(Configuration configuration) throws IOException {
    ConfigurationHeader header = configuration.header();
    int[] shape = {configuration.particles(), header.dimensions()};
    npz.put("types", NpyArray.of(configuration.species()));
    npz.put("species", NpyArray.of(String.join(",", header.species())));
    npz.put("initial_positions", NpyArray.of(configuration.positions(), shape));
    if (configuration.inherentPositions() != null) {
      npz.put("initial_positions_inherent", NpyArray.of(configuration.inherentPositions(), shape));
    }
    npz.put("box", NpyArray.of(header.box(), header.box().length));
    if (!Double.isNaN(header.temperature())) {
      npz.put("temperature", NpyArray.of(new double[] {header.temperature()}));
    }
    npz.put("time", NpyArray.of(new double[] {header.time()}));
    npz.put("units", NpyArray.of(header.units()));
    npz.put("potential", NpyArray.of(header.potential()));
    putIfKnown("e_pot", configuration.potentialEnergy());
    putIfKnown("e_pot_inherent", configuration.inherentEnergy());
    Propensity propensity = configuration.propensity();
    if (propensity != null) {
      npz.put("times", NpyArray.of(propensity.times(), propensity.times().length));
      npz.put("md_prop", NpyArray.of(propensity.values()));
      if (propensity.replicas() > 0) {
        npz.put("replicas", NpyArray.of(new double[] {propensity.replicas()}));
      }
    }
  }

  private void predictions(Prediction prediction) throws IOException {
    npz.put("model", NpyArray.of(prediction.modelVersion()));
    npz.put("predicted_times", NpyArray.of(prediction.times(), prediction.times().length));
    npz.put("predicted", NpyArray.of(prediction.predicted()));
    npz.put("order_parameter", NpyArray.of(OrderParameter.of(prediction)));
    if (prediction.ridge() != null) {
      npz.put("ridge", NpyArray.of(prediction.ridge()));
    }
    for (var descriptor : prediction.descriptors().entrySet()) {
      npz.put("descriptor_" + descriptor.getKey(), NpyArray.of(descriptor.getValue()));
    }
  }

  private void putIfKnown(String name, float @Nullable [] values) throws IOException {
    if (values != null) {
      npz.put(name, NpyArray.of(values));
    }
  }
}
