package io.supercool.library;

import java.util.Map;
import java.util.TreeMap;

/** What must hold of a package's files. */
final class PackageChecks {
  private PackageChecks() {}

  /** Fails unless all that is needed is there, and arrays are where their headers say. */
  static void files(Map<PackageFile, byte[]> files) {
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
    ModelFacts.read(files.get(PackageFile.DESCRIPTION));
  }

  /** SHA-256 of each, by name. */
  static Map<String, String> hashes(Map<PackageFile, byte[]> files) {
    Map<String, String> hashes = new TreeMap<>();
    files.forEach((file, content) -> hashes.put(file.fileName(), Sha256.of(content)));
    return hashes;
  }
}
