package io.supercool.model.checkpoint;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.json.Json;
import io.supercool.library.CodeVersion;
import io.supercool.library.DescriptionUpgrade;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageException;
import io.supercool.library.PackageFile;
import io.supercool.library.PackageManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A checkpoint's files, in a folder of a {@link CheckpointStore} or in a package. */
public final class CheckpointFiles {
  private CheckpointFiles() {}

  /**
   * Reads {@code model.json}; earlier formats are upgraded where they can be.
   *
   * @throws IOException if it cannot be read; the message says what to do
   */
  public static ModelDescription describe(Path folder) throws IOException {
    byte[] json = Files.readAllBytes(folder.resolve(PackageFile.DESCRIPTION.fileName()));
    try {
      return describe(json);
    } catch (PackageException e) {
      throw new IOException(folder + " has " + e.getMessage(), e);
    }
  }

  /**
   * What a package's {@code model.json} says; earlier formats are upgraded where they can be.
   *
   * @throws PackageException if this version cannot read it; the message says what to do
   * @throws ContractException if it is none
   */
  public static ModelDescription describe(ModelPackage model) {
    return describe(model.files().get(PackageFile.DESCRIPTION));
  }

  private static ModelDescription describe(byte[] json) {
    return Json.read(DescriptionUpgrade.upgraded(json), ModelDescription.class);
  }

  /**
   * The checkpoint in {@code folder} as a package, with all that a training needs to go on from it;
   * the ridge regression is that of its model.
   *
   * @throws IOException if a file cannot be read
   */
  public static ModelPackage packed(Path folder) throws IOException {
    Map<PackageFile, byte[]> files = new EnumMap<>(PackageFile.class);
    for (PackageFile file : PackageFile.values()) {
      Path path =
          file == PackageFile.RIDGE
              ? folder.resolveSibling(file.fileName())
              : folder.resolve(file.fileName());
      read(path).ifPresent(content -> files.put(file, content));
    }
    ModelDescription description = describe(folder);
    try {
      return ModelPackage.of(
          new PackageManifest(
              PackageManifest.FORMAT,
              description.request().model(),
              1,
              description.version(),
              Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
              CodeVersion.TEXT,
              PackageManifest.UNSPECIFIED,
              List.of(),
              Map.of()),
          files);
    } catch (PackageException e) {
      throw new IOException(folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
