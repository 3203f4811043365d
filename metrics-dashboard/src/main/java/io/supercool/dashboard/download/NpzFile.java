package io.supercool.dashboard.download;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.text.OrderParameter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A prediction as NumPy's npz. What was read is in the arrays of docs/formats.md, so that the file
 * can be given to Supercool again; what was predicted is in {@code predicted} (times, particles),
 * {@code predicted_times}, {@code order_parameter}, {@code ridge} and {@code descriptor_NAME}.
 */
final class NpzFile {
  private final ZipOutputStream zip;

  private NpzFile(ZipOutputStream zip) {
    this.zip = zip;
  }

  /** Writes the whole file; {@code out} stays open. */
  static void write(Prediction prediction, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    NpzFile file = new NpzFile(zip);
    file.configuration(prediction.configuration());
    file.predictions(prediction);
    zip.finish();
  }

  private void configuration(Configuration configuration) throws IOException {
    ConfigurationHeader header = configuration.header();
    int[] shape = {configuration.particles(), header.dimensions()};
    put("types", NpyArray.of(configuration.species()));
    put("species", NpyArray.of(String.join(",", header.species())));
    put("initial_positions", NpyArray.of(configuration.positions(), shape));
    if (configuration.inherentPositions() != null) {
      put("initial_positions_inherent", NpyArray.of(configuration.inherentPositions(), shape));
    }
    put("box", NpyArray.of(header.box(), header.box().length));
    put("temperature", NpyArray.of(new double[] {header.temperature()}));
    put("time", NpyArray.of(new double[] {header.time()}));
    put("units", NpyArray.of(header.units()));
    put("potential", NpyArray.of(header.potential()));
    put("e_pot", configuration.potentialEnergy());
    put("e_pot_inherent", configuration.inherentEnergy());
    Propensity targets = configuration.propensity();
    if (targets != null) {
      put("times", NpyArray.of(targets.times(), targets.times().length));
      put("md_prop", NpyArray.of(targets.values()));
      put("replicas", NpyArray.of(new double[] {targets.replicas()}));
    }
  }

  private void predictions(Prediction prediction) throws IOException {
    put("model", NpyArray.of(prediction.modelVersion()));
    put("predicted_times", NpyArray.of(prediction.times(), prediction.times().length));
    put("predicted", NpyArray.of(prediction.predicted()));
    put("order_parameter", OrderParameter.of(prediction));
    if (prediction.ridge() != null) {
      put("ridge", NpyArray.of(prediction.ridge()));
    }
    for (var descriptor : prediction.descriptors().entrySet()) {
      put("descriptor_" + descriptor.getKey(), descriptor.getValue());
    }
  }

  private void put(String name, float @Nullable [] values) throws IOException {
    if (values != null) {
      put(name, NpyArray.of(values));
    }
  }

  private void put(String name, byte[] array) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(array);
    zip.closeEntry();
  }
}
