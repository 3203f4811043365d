package io.supercool.tracking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a training made.
 *
 * @param name its name, without a folder
 * @param content its bytes
 */
public record Artifact(String name, Content content) {

  /** Bytes that are read when they are needed. */
  @FunctionalInterface
  public interface Content {
    /** All of them. */
    byte[] read() throws IOException;
  }

  /** A file under its own name. */
  public static Artifact of(Path file) {
    return new Artifact(file.getFileName().toString(), () -> Files.readAllBytes(file));
  }
}
