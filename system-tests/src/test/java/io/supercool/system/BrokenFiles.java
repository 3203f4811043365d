package io.supercool.system;

import io.supercool.storage.npz.NpyArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Files that no ingest-service should accept, made from a good one. */
final class BrokenFiles {
  private final Path folder;
  private final Path good;

  /** In {@code folder}, from the archive {@code good}. */
  BrokenFiles(Path folder, Path good) {
    this.folder = folder;
    this.good = good;
  }

  /** One of each kind. */
  List<Path> all() throws IOException {
    return List.of(
        truncated(),
        changed("not-a-number.npz", "initial_positions.npy", BrokenFiles::endInNaN),
        changed("unknown-species.npz", "types.npy", BrokenFiles::endInNine),
        changed("wrong-shape.npz", "types.npy", array -> Arrays.copyOf(array, array.length - 1)),
        changed("claims-too-much.npz", "initial_positions.npy", array -> claimingPetabytes()),
        bomb(),
        text(),
        maliciousPickle());
  }

  /** What the malicious pickle would create if it were obeyed. */
  Path proofOfExecution() {
    return folder.resolve("executed");
  }

  private Path truncated() throws IOException {
    byte[] bytes = Files.readAllBytes(good);
    return Files.write(folder.resolve("truncated.npz"), Arrays.copyOf(bytes, bytes.length / 2));
  }

  private Path text() throws IOException {
    return Files.writeString(folder.resolve("text.npz"), "these are no arrays");
  }

  private Path maliciousPickle() throws IOException {
    String program =
        "cos\nsystem\n(S'touch %s'\ntR.".formatted(proofOfExecution().toAbsolutePath());
    return Files.writeString(folder.resolve("malicious.pickle"), program);
  }

  /** 512 MiB of zeros in half a megabyte. */
  private Path bomb() throws IOException {
    Path bomb = folder.resolve("bomb.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("initial_positions.npy"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 512; i++) {
        zip.write(zeros);
      }
    }
    return bomb;
  }

  private Path changed(String name, String member, UnaryOperator<byte[]> change)
      throws IOException {
    Path broken = folder.resolve(name);
    try (ZipFile from = new ZipFile(good.toFile());
        OutputStream file = Files.newOutputStream(broken);
        ZipOutputStream to = new ZipOutputStream(file)) {
      Enumeration<? extends ZipEntry> entries = from.entries();
      while (entries.hasMoreElements()) {
        String entry = entries.nextElement().getName();
        byte[] bytes = from.getInputStream(from.getEntry(entry)).readAllBytes();
        to.putNextEntry(new ZipEntry(entry));
        to.write(entry.equals(member) ? change.apply(bytes) : bytes);
      }
    }
    return broken;
  }

  /** All bits set are a NaN in every floating-point format. */
  private static byte[] endInNaN(byte[] array) {
    Arrays.fill(array, array.length - 8, array.length, (byte) -1);
    return array;
  }

  private static byte[] endInNine(byte[] array) {
    array[array.length - 1] = 9;
    return array;
  }

  private static byte[] claimingPetabytes() {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999, 3), }";
    return NpyArray.withHeader(header, new byte[128]).bytes();
  }
}
