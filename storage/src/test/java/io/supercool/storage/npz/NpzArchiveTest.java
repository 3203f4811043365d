package io.supercool.storage.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzArchiveTest {
  private static final NpzLimits LIMITS = limits(1 << 20, 1 << 20, 9);

  @TempDir Path folder;

  @Test
  void readsWhatTheWriterWrote() throws IOException {
    Path file =
        write(
            Map.of(
                "small", NpyArray.of(new byte[] {-1, 2}),
                "matrix", NpyArray.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3),
                "number", NpyArray.of(new double[] {-7e20}),
                "single", NpyArray.of(new float[] {0.1f}),
                "rows", NpyArray.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}),
                "text", NpyArray.of("σ = 1")));
    try (NpzArchive npz = NpzArchive.open(file, LIMITS)) {
      assertThat(npz.names())
          .containsExactly("matrix", "number", "rows", "single", "small", "text");
      assertThat(npz.numbers("small", 2)).containsExactly(-1, 2);
      assertThat(npz.numbers("matrix", 2, 3)).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(npz.number("number")).isEqualTo(-7e20);
      assertThat(npz.number("single")).isEqualTo(0.1f);
      assertThat(npz.layout("rows").shapeText()).isEqualTo("(3, 2)");
      assertThat(npz.text("text")).isEqualTo("σ = 1");
      List<double[]> rows = new ArrayList<>();
      npz.rows("rows", 1, new int[] {3, 2}, row -> rows.add(row.clone()));
      assertThat(rows).containsExactly(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    }
  }

  @Test
  void elementsBeginAtAMultipleOf64Bytes() {
    for (int length = 1; length < 100; length++) {
      byte[] array = NpyArray.of("x".repeat(length)).bytes();
      assertThat((array.length - 4 * length) % 64).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<f8 | False | (3,)                 | takes 24 bytes, but 16",
        "<f8 | False | (-2,)                | unreadable header",
        "<f8 | False | (99999999999,)       | unreadable shape",
        "<f8 | False | (2147483647, 2147483647, 9) | absurd shape",
        "O   | False | (2,)                 | not a plain number",
        "<f8 | Maybe | (2,)                 | unreadable header",
      },
      quoteCharacter = '`')
  void refusesAHeaderThatIsNotTheData(String type, String order, String shape, String reason)
      throws IOException {
    String dictionary =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(type, order, shape);
    assertRefused(NpyArray.withHeader(dictionary, new byte[16]), reason);
  }

  @Test
  void refusesNumbersThatCannotBe() throws IOException {
    assertRefused(NpyArray.of(new double[] {1, Double.NaN}, 2), "is NaN at index [1]");
    assertRefused(NpyArray.of(new double[] {-2e30, 0}, 2), "is -2.0E30 at index [0]");
    assertRefused(NpyArray.of("no"), "shape () where (2,) was expected");
  }

  @Test
  void refusesMoreThanItsLimitsAndNamesWhatRaisesThem() throws IOException {
    Path file = write(Map.of("x", NpyArray.of(new double[32], 32), "y", NpyArray.of("y")));
    assertThatThrownBy(() -> NpzArchive.open(file, limits(1 << 20, 1 << 20, 1)))
        .isInstanceOf(NpzException.class)
        .hasMessageContaining("2 members");
    assertThatThrownBy(() -> NpzArchive.open(file, limits(200, 1 << 20, 9)))
        .isInstanceOf(NpzException.class)
        .hasMessageContaining("raise max-unpacked (200)");
    try (NpzArchive npz = NpzArchive.open(file, limits(1 << 20, 255, 9))) {
      assertThatThrownBy(() -> npz.numbers("x", 32))
          .isInstanceOf(NpzException.class)
          .hasMessageContaining(file + ": array x: 32 numbers")
          .hasMessageContaining("raise max-array");
    }
  }

  private void assertRefused(NpyArray array, String reason) throws IOException {
    Path file = write(Map.of("x", array));
    try (NpzArchive npz = NpzArchive.open(file, LIMITS)) {
      assertThatThrownBy(() -> npz.numbers("x", 2))
          .isInstanceOf(NpzException.class)
          .hasMessageContaining(file + ": array x: ")
          .hasMessageContaining(reason);
    }
  }

  private Path write(Map<String, NpyArray> arrays) throws IOException {
    Path file = folder.resolve("arrays.npz");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpzWriter npz = new NpzWriter(out);
      for (var array : arrays.entrySet()) {
        npz.put(array.getKey(), array.getValue());
      }
      npz.finish();
    }
    return file;
  }

  private static NpzLimits limits(long unpacked, long array, int members) {
    return new NpzLimits(
        new NpzLimits.Bound(unpacked, "max-unpacked"),
        new NpzLimits.Bound(array, "max-array"),
        members,
        1e30);
  }
}
