package io.supercool.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Small packages for tests; their networks cannot be computed with. */
public final class Specimens {
  private Specimens() {}

  /** A model of this name and version. */
  public static ModelPackage model(String name, int version) {
    Map<PackageFile, byte[]> files = new EnumMap<>(PackageFile.class);
    files.put(PackageFile.DESCRIPTION, description(name));
    files.put(
        PackageFile.PARAMETERS,
        tensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}", 24));
    return ModelPackage.of(manifest(name, version), files);
  }

  static PackageManifest manifest(String name, int version) {
    return new PackageManifest(
        PackageManifest.FORMAT,
        name,
        version,
        name + "@epoch-0001",
        "2026-12-01T03:00:00Z",
        "0.2.0",
        PackageManifest.UNSPECIFIED,
        List.of(new TestScore("A", 52, 0.6, 0.5, 0.7, 0.58, 2)),
        Map.of());
  }

  /** A safetensors file with this header and so many bytes behind it. */
  static byte[] tensors(String header, int bytes) {
    byte[] json = header.getBytes(UTF_8);
    return ByteBuffer.allocate(8 + json.length + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  private static byte[] description(String name) {
    return """
    {"format":6,"version":"%s@epoch-0001","request":{"model":"%s","snapshots":[],"pretraining":[],
     "network":{"layers":4,"channels":8,"lMax":3,"parity":true,"cutoff":2.0,"radialBasis":10,"radialHidden":15,"coarseGraining":5},
     "training":{"epochs":1,"pretrainingEpochs":0,"seed":1,"learningRate":0.01,"fineTuningRate":0.001,"weightDecay":3.0,
      "gradientNorm":1.0,"holdOut":0.0,"timeReversedReplicas":0,"timeReversedWeightDecay":0.3},"representation":null},
     "standardisation":{"species":["A","B"],"times":[1.0,52.0],"inputs":[],
      "targets":[[{"mean":0.2,"deviation":0.05},{"mean":0.4,"deviation":0.1}],[{"mean":0.3,"deviation":0.07},{"mean":0.6,"deviation":0.16}]]},
     "epoch":1,"step":12,"bestLoss":null,"bestVersion":"x","scores":[],"parameters":6,"engine":"PyTorch 2.7.1",
     "data":{"configurations":12,"particles":49152,"units":["lj"],"potential":["kob-andersen"],"temperatures":[0.56,0.64],"learned":[{"temperature":0.56,"times":[1.0,52.0]},{"temperature":0.64,"times":[1.0]}],
      "density":{"low":1.2,"high":1.2},"pairs":[],"hashes":[]}}
    """
        .formatted(name, name)
        .getBytes(UTF_8);
  }
}
