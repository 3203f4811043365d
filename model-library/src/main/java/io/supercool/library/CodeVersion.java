package io.supercool.library;

/** The version of Supercool that runs. */
public final class CodeVersion {
  /** Such as {@code 0.2.0}; {@code development} where it runs from no jar. */
  public static final String TEXT = text();

  private CodeVersion() {}

  private static String text() {
    String version = CodeVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
