package io.supercool.library;

import java.util.Arrays;
import java.util.Optional;

/** The files of a package, and of a checkpoint's folder. */
public enum PackageFile {
  /** What the model is: network, training, standardisation, data. */
  DESCRIPTION("model.json", true),
  /** The network's numbers. */
  PARAMETERS("parameters.safetensors", true),
  /** The ridge regression that it is compared with. */
  RIDGE("ridge.safetensors", false),
  /** The first layer's radial functions, to look at. */
  RADIAL_FUNCTIONS("radial-functions.csv", false),
  /** The optimizer's state: with it a training goes on. */
  OPTIMIZER("optimizer.safetensors", false),
  /** What a person reads. */
  CARD("MODEL-CARD.md", false);

  private final String fileName;
  private final boolean required;

  PackageFile(String fileName, boolean required) {
    this.fileName = fileName;
    this.required = required;
  }

  /** Its name in the package. */
  public String fileName() {
    return fileName;
  }

  /** Whether no package is without it. */
  boolean isRequired() {
    return required;
  }

  /** Whether it holds arrays in the safetensors format. */
  boolean holdsTensors() {
    return fileName.endsWith(".safetensors");
  }

  /** The one of this name. */
  public static Optional<PackageFile> named(String fileName) {
    return Arrays.stream(values()).filter(file -> file.fileName.equals(fileName)).findAny();
  }
}
