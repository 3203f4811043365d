package io.supercool.model.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.supercool.contracts.json.Json;
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
  private static final String PARAMETERS = "parameters.safetensors";
  private static final String OPTIMIZER = "optimizer.safetensors";
  private static final String DESCRIPTION = "model.json";
  private static final String RADIAL = "radial-functions.csv";
  private static final String LAST = "last";
  private static final String RIDGE = "ridge.safetensors";
  private static final Pattern MODEL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Path root;

  /** Checkpoints under {@code root}, which is made when first needed. */
  public CheckpointStore(Path root) {
    this.root = root.toAbsolutePath();
  }

  /**
   * Refuses names that could leave the models folder.
   *
   * @throws IllegalArgumentException if it is one
   */
  public static void requireModelName(String model) {
    if (!MODEL_NAME.matcher(model).matches()) {
      throw new IllegalArgumentException(
          "a model's name has 1 to 100 letters, digits, '.', '_' or '-': " + model);
    }
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
    Path unfinished = folder.resolveSibling("." + folder.getFileName() + ".unfinished");
    Folders.delete(unfinished);
    writeTensors(unfinished.resolve(PARAMETERS), network.parameters().all());
    writeTensors(unfinished.resolve(OPTIMIZER), optimizer);
    new DurableFile(unfinished.resolve(RADIAL))
        .write(network.radialFunctions().csv().getBytes(UTF_8));
    new DurableFile(unfinished.resolve(DESCRIPTION)).write(Json.write(description));
    Folders.delete(folder);
    DurableFile.rename(unfinished, folder);
    new DurableFile(folder.resolveSibling(LAST)).write(description.version().getBytes(UTF_8));
  }

  /** The folder of a model's newest version, if it has one. */
  public Optional<Path> last(String model) {
    requireModelName(model);
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
    requireModelName(model);
    Path file = root.resolve(model).resolve(RIDGE);
    try {
      DiskPatience.untilWritten(() -> writeTensors(file, weights));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  /**
   * The ridge regression of the version in {@code folder} under {@code manager}, if its model has
   * one.
   */
  public static Optional<NDList> ridge(Path folder, NDManager manager) throws IOException {
    Path file = folder.resolveSibling(RIDGE);
    return Files.exists(file) ? Optional.of(readTensors(file, manager)) : Optional.empty();
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
    requireModelName(model);
    return root.resolve(model).resolve(version);
  }

  /**
   * Reads {@code model.json}; earlier formats are upgraded where they can be.
   *
   * @throws IOException if it cannot be read; the message says what to do
   */
  public static ModelDescription describe(Path folder) throws IOException {
    byte[] json = Files.readAllBytes(folder.resolve(DESCRIPTION));
    int format = Json.read(json, ModelDescription.Layout.class).format();
    if (format < CheckpointUpgrade.EARLIEST || format > ModelDescription.FORMAT) {
      throw new IOException(
          "%s has checkpoint format %d, this version reads %d to %d; %s"
              .formatted(
                  folder,
                  format,
                  CheckpointUpgrade.EARLIEST,
                  ModelDescription.FORMAT,
                  format > ModelDescription.FORMAT
                      ? "use a newer Supercool"
                      : "train the model again or use the Supercool that trained it"));
    }
    return Json.read(CheckpointUpgrade.upgraded(json), ModelDescription.class);
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
