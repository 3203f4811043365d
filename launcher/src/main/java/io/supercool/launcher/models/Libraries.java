package io.supercool.launcher.models;

import io.supercool.console.UserException;
import io.supercool.launcher.files.Installation;
import io.supercool.library.ModelLibrary;
import io.supercool.library.ModelLibrary.Entry;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where models are looked for by name.
 *
 * @param own the user's library
 * @param shipped those that come with Supercool
 */
public record Libraries(ModelLibrary own, ModelLibrary shipped) {

  /** Those of the user who runs this, and of this checkout. */
  public static Libraries current() {
    return new Libraries(
        ModelLibrary.ofUser(System.getenv()),
        new ModelLibrary(Installation.current().root().resolve("samples/models")));
  }

  /** All models, those that ship first. */
  public List<Entry> all() {
    List<Entry> all = new ArrayList<>(shipped.list());
    all.addAll(own.list());
    return all;
  }

  /**
   * A model by its name, {@code NAME-VERSION} or file.
   *
   * @throws UserException that says which there are, if there is none
   */
  public Entry require(String name) {
    if (name.endsWith(ModelPackage.EXTENSION) && isFile(name)) {
      try {
        return new Entry(Path.of(name).toAbsolutePath(), ModelLibrary.read(Path.of(name)));
      } catch (PackageException e) {
        throw new UserException(e.getMessage(), e);
      }
    }
    Optional<Entry> found = own.find(name).or(() -> shipped.find(name));
    return found.orElseThrow(
        () ->
            new UserException(
                "There is no model %s. %s".formatted(name, there(all(), own.unreadable()))));
  }

  /**
   * The version that a new package of the model {@code name} gets: no model that is here has it.
   */
  public int nextVersion(String name) {
    return Math.max(own.nextVersion(name), shipped.nextVersion(name));
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String there(List<Entry> all, List<String> unreadable) {
    String there =
        all.isEmpty()
            ? "There are none; ./supercool run trains one."
            : "There are: "
                + String.join(
                    ", ", all.stream().map(entry -> entry.model().manifest().title()).toList())
                + ".";
    return unreadable.isEmpty() ? there : there + "\n" + String.join("\n", unreadable);
  }
}
