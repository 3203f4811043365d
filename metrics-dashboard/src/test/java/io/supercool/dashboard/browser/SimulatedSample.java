package io.supercool.dashboard.browser;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** Just enough of a reader to show a real configuration of ../shared/data/ka-simulated. */
final class SimulatedSample {
  private static final String FOLDER = "shared/data/ka-simulated";

  private SimulatedSample() {}

  /**
   * At most {@code most} files of a temperature; none where the data is not beside the checkout.
   */
  static List<Path> files(String temperature, int most) throws IOException {
    Path checkout = Path.of("").toAbsolutePath();
    while (checkout != null
        && !Files.exists(checkout.resolve("docs/explanation/architecture.md"))) {
      checkout = checkout.getParent();
    }
    Path folder = checkout == null ? null : checkout.resolveSibling(FOLDER).resolve(temperature);
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".npz")).sorted().limit(most).toList();
    }
  }

  static Configuration read(Path file) throws IOException {
    try (ZipFile archive = new ZipFile(file.toFile())) {
      ByteBuffer species = values(archive, "types");
      int particles = species.remaining();
      byte[] types = new byte[particles];
      species.get(types);
      String name = file.getFileName().toString().replace(".npz", "");
      double[] times = doubles(values(archive, "times"));
      ConfigurationHeader header =
          new ConfigurationHeader(
              new SnapshotId(name, name, 0),
              Split.TEST,
              "lj",
              doubles(values(archive, "box")),
              values(archive, "temperature").getDouble(),
              0,
              0,
              List.of("A", "B"),
              Potentials.KOB_ANDERSEN_FORCE_SHIFTED,
              List.of());
      ByteBuffer propensities = values(archive, "md_prop");
      float[][] propensity = new float[times.length][particles];
      for (float[] atTime : propensity) {
        for (int i = 0; i < particles; i++) {
          atTime[i] = propensities.getFloat();
        }
      }
      return new Configuration(
          header,
          types,
          positions(values(archive, "initial_positions")),
          null,
          InherentStructure.of(null, floats(values(archive, "e_pot_inherent"))),
          new Propensity(times, propensity, null, values(archive, "replicas").getInt()));
    }
  }

  private static float[] floats(ByteBuffer values) {
    float[] floats = new float[values.remaining() / 4];
    values.asFloatBuffer().get(floats);
    return floats;
  }

  private static double[] positions(ByteBuffer floats) {
    double[] positions = new double[floats.remaining() / 4];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = floats.getFloat();
    }
    return positions;
  }

  private static double[] doubles(ByteBuffer values) {
    double[] doubles = new double[values.remaining() / 8];
    values.asDoubleBuffer().get(doubles);
    return doubles;
  }

  /** An array's bytes after its header (format 1.0: its length is a little-endian int16 at 8). */
  private static ByteBuffer values(ZipFile archive, String name) throws IOException {
    try (var stream = archive.getInputStream(archive.getEntry(name + ".npy"))) {
      ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      bytes.position(10 + bytes.getShort(8));
      return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
