package io.supercool.model.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.json.Json;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageFile;
import io.supercool.library.PackageManifest;
import io.supercool.model.network.EquivariantNetwork;
import io.supercool.storage.DiskPatience;
import io.supercool.storage.DurableFile;
import io.supercool.storage.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checkpoints in folders, {@code root/model/version/}: {@code parameters.safetensors}, {@code
 * optimizer.safetensors}, {@code model.json}, {@code ridge.safetensors} where ridge regression was
 * fitted, and {@code radial-functions.csv} to look at. A version appears whole or not at all: it is
 * written beside its place, flushed to disk and renamed. {@code root/model/last} holds the newest
 * version. Where the disk is full, writing waits until there is room.
 */
public final class CheckpointStore {
  private static final String PARAMETERS = PackageFile.PARAMETERS.fileName();
  private static final String OPTIMIZER = PackageFile.OPTIMIZER.fileName();
  private static final String DESCRIPTION = PackageFile.DESCRIPTION.fileName();
  private static final String RADIAL = PackageFile.RADIAL_FUNCTIONS.fileName();
  private static final String RIDGE = PackageFile.RIDGE.fileName();
  private static final String LAST = "last";

  private final Path root;

  /** Checkpoints under {@code root}, which is made when first needed. */
  public CheckpointStore(Path root) {
    this.root = root.toAbsolutePath();
  }

  /** Writes a version and makes it the last one; returns its folder. */
  public Path save(ModelDescription description, EquivariantNetwork network, NDList optimizer) {
    Path folder = folder(description.request().model(), description.version());
    try {
      DiskPatience.untilWritten(() -> write(folder, description, network, optimizer));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write checkpoint " + folder + ": " + e, e);
    }
  }

  private static void write(
      Path folder, ModelDescription description, EquivariantNetwork network, NDList optimizer)
      throws IOException {
    Path unfinished = unfinished(folder);
    writeTensors(unfinished.resolve(PARAMETERS), network.parameters().all());
    writeTensors(unfinished.resolve(OPTIMIZER), optimizer);
    new DurableFile(unfinished.resolve(RADIAL))
        .write(network.radialFunctions().csv().getBytes(UTF_8));
    new DurableFile(unfinished.resolve(DESCRIPTION)).write(Json.write(description));
    appear(unfinished, folder, true);
  }

  /** Where a version is written, before it appears whole; empty. */
  private static Path unfinished(Path folder) throws IOException {
    Path unfinished = folder.resolveSibling("." + folder.getFileName() + ".unfinished");
    Folders.delete(unfinished);
    return unfinished;
  }

  private static void appear(Path unfinished, Path folder, boolean last) throws IOException {
    Folders.delete(folder);
    DurableFile.rename(unfinished, folder);
    if (last) {
      String version = folder.getFileName().toString();
      new DurableFile(folder.resolveSibling(LAST)).write(version.getBytes(UTF_8));
    }
  }

  /**
   * Takes over a version that another process wrote, as {@link CheckpointFiles#packed} gives it.
   *
   * @param last whether it becomes the last one
   * @throws IllegalArgumentException if its versions are not such as a training of its model gives:
   *     they become names of folders
   */
  public Path take(ModelPackage checkpoint, boolean last) {
    ModelDescription description = CheckpointFiles.describe(checkpoint);
    String model = description.request().model();
    if (!description.version().equals(ModelDescription.version(model, description.epoch()))
        || !description.bestVersion().matches(Pattern.quote(model) + "@epoch-\\d{4,9}")) {
      throw new IllegalArgumentException(
          "%s is no checkpoint of a training of %s".formatted(description.version(), model));
    }
    Path folder = folder(model, description.version());
    try {
      DiskPatience.untilWritten(
          () -> {
            Path unfinished = unfinished(folder);
            for (PackageFile file : PackageFile.values()) {
              byte[] content = checkpoint.file(file);
              if (content != null) {
                Path beside = file == PackageFile.RIDGE ? folder.getParent() : unfinished;
                new DurableFile(beside.resolve(file.fileName())).write(content);
              }
            }
            appear(unfinished, folder, last);
          });
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write checkpoint " + folder + ": " + e, e);
    }
  }

  /** The folder of a model's newest version, if it has one. */
  public Optional<Path> last(String model) {
    PackageManifest.requireName(model);
    try {
      return new DurableFile(root.resolve(model).resolve(LAST))
          .read()
          .map(version -> folder(model, new String(version, UTF_8)))
          .filter(Files::isDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the ridge regression that all versions of a model are compared with. */
  public void saveRidge(String model, NDList weights) {
    PackageManifest.requireName(model);
    Path file = root.resolve(model).resolve(RIDGE);
    try {
      DiskPatience.untilWritten(() -> writeTensors(file, weights));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  /** Deletes a model's versions but these. */
  public void keep(String model, Set<String> versions) {
    try (Stream<Path> folders = Files.list(root.resolve(model))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        if (!versions.contains(folder.getFileName().toString())) {
          Folders.delete(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder(String model, String version) {
    PackageManifest.requireName(model);
    return root.resolve(model).resolve(version);
  }

  /** Reads the parameters under {@code manager}. */
  public static NDList parameters(Path folder, NDManager manager) throws IOException {
    return readTensors(folder.resolve(PARAMETERS), manager);
  }

  /** Reads the optimizer's state under {@code manager}. */
  public static NDList optimizer(Path folder, NDManager manager) throws IOException {
    return readTensors(folder.resolve(OPTIMIZER), manager);
  }

  private static NDList readTensors(Path file, NDManager manager) throws IOException {
    return NDList.decode(manager, Files.readAllBytes(file));
  }

  private static void writeTensors(Path file, NDList tensors) throws IOException {
    new DurableFile(file).write(tensors.encode(NDList.Encoding.SAFETENSORS));
  }
}
