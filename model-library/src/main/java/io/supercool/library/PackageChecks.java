package io.supercool.library;

import java.util.Map;
import java.util.TreeMap;

/** What must hold of a package's files. */
final class PackageChecks {
  private PackageChecks() {}

  /**
   * Fails unless all that is needed is there, arrays are where their headers say, and the manifest
   * names the version that the description does.
   */
  static void files(PackageManifest manifest, Map<PackageFile, byte[]> files) {
    for (PackageFile file : PackageFile.values()) {
      byte[] content = files.get(file);
      if (content == null && file.isRequired()) {
        throw new PackageException("it holds no " + file.fileName());
      }
      if (content != null && file.holdsTensors()) {
        try {
          Safetensors.shapes(content);
        } catch (PackageException e) {
          throw new PackageException(file.fileName() + ": " + e.getMessage(), e);
        }
      }
    }
    String version = ModelFacts.read(files.get(PackageFile.DESCRIPTION)).version();
    if (!version.equals(manifest.modelVersion())) {
      throw new PackageException(
          "its manifest names version %.120s, its model.json %.120s"
              .formatted(manifest.modelVersion(), version));
    }
  }

  /** SHA-256 of each, by name. */
  static Map<String, String> hashes(Map<PackageFile, byte[]> files) {
    Map<String, String> hashes = new TreeMap<>();
    files.forEach((file, content) -> hashes.put(file.fileName(), Sha256.of(content)));
    return hashes;
  }
}
