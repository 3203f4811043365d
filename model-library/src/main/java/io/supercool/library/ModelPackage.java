package io.supercool.library;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model in one file, {@code NAME-VERSION.supercool}. docs/reference/formats.md describes it.
 *
 * @param manifest what is in it, and whose it is
 * @param files its other files; not copied
 */
public record ModelPackage(PackageManifest manifest, Map<PackageFile, byte[]> files) {
  /** What the name of a package's file ends with. */
  public static final String EXTENSION = ".supercool";

  /**
   * Of these files; the manifest's hashes are made here.
   *
   * @throws PackageException if a file that is needed is missing, or arrays are not what they claim
   */
  public static ModelPackage of(PackageManifest manifest, Map<PackageFile, byte[]> files) {
    Map<PackageFile, byte[]> own = new EnumMap<>(PackageFile.class);
    own.putAll(files);
    PackageChecks.files(manifest, own);
    return new ModelPackage(manifest.withFiles(PackageChecks.hashes(own)), own);
  }

  /**
   * Reads a package.
   *
   * @throws PackageException if it is none that this version can use
   */
  public static ModelPackage read(byte[] zip) {
    return PackageZip.read(zip);
  }

  /** The package's file. The same package gives the same bytes. */
  public byte[] bytes() {
    return PackageZip.write(this);
  }

  /** One of its files, null if it has none such; not copied. */
  public byte @Nullable [] file(PackageFile file) {
    return files.get(file);
  }

  /** What it says of itself in {@code model.json}. */
  public ModelFacts facts() {
    return ModelFacts.read(files.get(PackageFile.DESCRIPTION));
  }

  /** The same with a description of the format that this code writes. */
  public ModelPackage upgraded() {
    Map<PackageFile, byte[]> own = new EnumMap<>(files);
    own.computeIfPresent(
        PackageFile.DESCRIPTION, (file, json) -> DescriptionUpgrade.upgraded(json));
    return of(manifest, own);
  }

  /** The same with a name, version and scores of its own, and the card that follows from them. */
  public ModelPackage withManifest(PackageManifest changed) {
    Map<PackageFile, byte[]> own = new EnumMap<>(files);
    own.put(PackageFile.CARD, ModelCard.markdown(changed, facts()));
    return of(changed, own);
  }

  /** The same without what only a training that goes on needs. */
  public ModelPackage withoutOptimizer() {
    Map<PackageFile, byte[]> own = new EnumMap<>(files);
    own.remove(PackageFile.OPTIMIZER);
    return of(manifest, own);
  }
}
