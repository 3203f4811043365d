package io.supercool.library;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code manifest.json}, the first file of a package.
 *
 * @param format version of the package's layout, {@link #FORMAT} when written by this code
 * @param name the model's name: 1 to 100 letters, digits, {@code .}, {@code _} or {@code -}
 * @param version counts the packages of this name, from 1
 * @param modelVersion what its predictions are marked with; unique to these numbers
 * @param created when, in UTC, such as {@code 2026-12-01T03:00:00Z}
 * @param supercool version of the code that trained it
 * @param licence under which it may be used, an SPDX identifier or {@code unspecified}
 * @param scores on configurations that it was neither trained nor chosen on; may be empty
 * @param files SHA-256 of every other file by its name, 64 hexadecimal digits
 */
@RecordBuilder
public record PackageManifest(
    int format,
    String name,
    int version,
    String modelVersion,
    String created,
    String supercool,
    String licence,
    List<TestScore> scores,
    Map<String, String> files)
    implements PackageManifestBuilder.With {
  /** The layout this code writes. */
  public static final int FORMAT = 1;

  /** Of a model whose licence nobody has said. */
  public static final String UNSPECIFIED = "unspecified";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int MAX_VERSION = 999_999;

  /** What can be read of a manifest of any layout. */
  public record Layout(int format) {}

  /**
   * Refuses what could not be the name of a file, or is absurd.
   *
   * @throws IllegalArgumentException that says what
   */
  public PackageManifest {
    requireName(name);
    if (version < 1 || version > MAX_VERSION) {
      throw new IllegalArgumentException(
          "a package's version is 1 to %d: %d".formatted(MAX_VERSION, version));
    }
  }

  /**
   * Refuses names that could leave a folder.
   *
   * @throws IllegalArgumentException if it is one
   */
  public static void requireName(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a model's name has 1 to 100 letters, digits, '.', '_' or '-': %.120s".formatted(name));
    }
  }

  /** {@code NAME-VERSION}, which the file is called. */
  public String title() {
    return name + "-" + version;
  }
}
