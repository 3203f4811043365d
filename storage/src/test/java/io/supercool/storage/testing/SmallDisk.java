package io.supercool.storage.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A disk of a few megabytes, in memory, that a test can fill. Where this process may not mount one,
 * the test is skipped.
 */
public final class SmallDisk implements AutoCloseable {
  private static final String BALLAST = "ballast";
  private static final int CHUNK = 1 << 16;

  private final Path folder;

  /**
   * Mounts it.
   *
   * @param folder an empty one, where it is to be
   * @param megabytes its size
   */
  public SmallDisk(Path folder, int megabytes) throws IOException, InterruptedException {
    this.folder = folder;
    String size = "size=%dm".formatted(megabytes);
    assumeThat(run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString()))
        .as("a small disk can be mounted here, which most often only root may")
        .isTrue();
  }

  /** Fills it to the last byte. */
  public void fill() throws IOException {
    fill(0);
  }

  /** Fills it until no more than {@code left} bytes are free. */
  public void fill(long left) throws IOException {
    try (var out =
        Files.newOutputStream(
            folder.resolve(BALLAST), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] chunk = new byte[CHUNK];
      while (usableBytes() > left) {
        out.write(chunk, 0, (int) Math.min(CHUNK, usableBytes() - left));
      }
    }
  }

  /** Gives the room back that {@link #fill} took. */
  public void makeRoom() throws IOException {
    Files.delete(folder.resolve(BALLAST));
  }

  private long usableBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false; // There is no such command here.
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "--lazy", folder.toString());
  }
}
