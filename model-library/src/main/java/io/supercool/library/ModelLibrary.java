package io.supercool.library;

import io.supercool.storage.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of packages. What is in it is read, and checked, when it is asked for; a file that is no
 * package is passed over in {@link #list} and refused by name.
 *
 * @param folder need not exist before something is added
 */
public record ModelLibrary(Path folder) {
  /** No package is as large; a larger file is not read. */
  private static final long MAX_BYTES = 1L << 30;

  /**
   * A package in the library.
   *
   * @param file its file
   * @param model what it holds
   */
  public record Entry(Path file, ModelPackage model) {}

  /**
   * The user's: {@code supercool/models} in {@code $XDG_DATA_HOME}, else in {@code ~/.local/share}.
   */
  public static ModelLibrary ofUser(Map<String, String> environment) {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    Path base =
        data.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(data);
    return new ModelLibrary(base.resolve("supercool").resolve("models"));
  }

  /** All packages, by name and version. */
  public List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    for (Path file : files()) {
      try {
        entries.add(new Entry(file, read(file)));
      } catch (PackageException e) {
        // Refused by name, with the reason, when it is asked for.
        continue;
      }
    }
    entries.sort(
        Comparator.comparing((Entry entry) -> entry.model().manifest().name())
            .thenComparing(entry -> entry.model().manifest().version()));
    return entries;
  }

  /** Files that end as packages do but are none, with the reason. */
  public List<String> unreadable() {
    List<String> reasons = new ArrayList<>();
    for (Path file : files()) {
      try {
        read(file);
      } catch (PackageException e) {
        reasons.add(e.getMessage());
      }
    }
    return reasons;
  }

  /** The package {@code NAME-VERSION}, or the newest of the model {@code NAME}. */
  public Optional<Entry> find(String name) {
    return list().stream()
        .filter(
            entry ->
                entry.model().manifest().title().equals(name)
                    || entry.model().manifest().name().equals(name))
        .max(
            Comparator.comparing((Entry entry) -> entry.model().manifest().title().equals(name))
                .thenComparing(entry -> entry.model().manifest().version()));
  }

  /**
   * Adds a package under its own name and version; the same one again changes nothing.
   *
   * @return its file
   * @throws PackageException if another package has the name and version
   */
  public Path add(ModelPackage model) {
    Path file = folder.resolve(model.manifest().title() + ModelPackage.EXTENSION);
    byte[] bytes = model.bytes();
    try {
      Optional<byte[]> present = new DurableFile(file).read();
      if (present.isPresent() && !Arrays.equals(present.get(), bytes)) {
        throw new PackageException(
            "%s holds another model; remove it first, or give this one another name"
                .formatted(file));
      }
      new DurableFile(file).write(bytes);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** The version that a new package of the model {@code name} gets: no file has it. */
  public int nextVersion(String name) {
    int version =
        1
            + list().stream()
                .map(entry -> entry.model().manifest())
                .filter(manifest -> manifest.name().equals(name))
                .mapToInt(PackageManifest::version)
                .max()
                .orElse(0);
    while (Files.exists(folder.resolve(name + "-" + version + ModelPackage.EXTENSION))) {
      version++;
    }
    return version;
  }

  /** Removes a package for good. */
  public static void remove(Entry entry) {
    try {
      new DurableFile(entry.file()).remove();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + entry.file() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a package's file.
   *
   * @throws PackageException that names the file, if it is none
   */
  public static ModelPackage read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new PackageException("it has more than %d bytes".formatted(MAX_BYTES));
      }
      return ModelPackage.read(Files.readAllBytes(file));
    } catch (PackageException | IOException e) {
      throw new PackageException("%s cannot be used: %s".formatted(file, e.getMessage()), e);
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ModelPackage.EXTENSION))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }
}
