package io.supercool.storage.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** What NumPy's own reader takes as well, each with the numbers 1 and 2. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2L,), }",
        "{\"descr\": \"<f8\", \"fortran_order\": False, \"shape\": (2,)}",
        "{u'descr': u'<f8', b'shape': (0x2,), r'fortran_order': False}",
        "{'shape':(2,),'fortran_order':False,'descr':'<f8'}",
        "  {\n 'shape' : ( 2 , ) ,\n\t'fortran_order'\r\n:True,'descr':('<' 'f8') } ",
        "{'\\x64escr': '\\74f8', 'fortran_order': False, 'shape': [2]}",
        "{'descr': 'float64', 'fortran_order': False, 'shape': (2,)}",
      })
  void readsEveryPythonsHeader(String dictionary) throws IOException {
    byte[] elements = new byte[16];
    elements[6] = (byte) 0xf0;
    elements[7] = 0x3f;
    elements[15] = 0x40;
    Path file = write(Map.of("x", NpyArray.withHeader(dictionary, elements)));
    try (NpzArchive npz = NpzArchive.open(file, LIMITS)) {
      assertThat(npz.numbers("x", 2)).containsExactly(1, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void readsEveryVersionOfTheFormat(int version) throws IOException {
    byte[] array = NpyArray.of(new double[] {1, 2}, 2).bytes();
    byte[] lengths = version == 1 ? new byte[] {array[8], 0} : new byte[] {array[8], 0, 0, 0};
    ByteBuffer other = ByteBuffer.allocate(array.length - 2 + lengths.length);
    other.put(array, 0, 6).put((byte) version).put((byte) 0).put(lengths);
    other.put(array, 10, array.length - 10);
    Path file = write(Map.of("x", new NpyArray(other.array())));
    try (NpzArchive npz = NpzArchive.open(file, LIMITS)) {
      assertThat(npz.numbers("x", 2)).containsExactly(1, 2);
    }
    other.put(6, (byte) 4);
    assertRefused(new NpyArray(other.array()), "has the unknown .npy version 4.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'O'                              | rows of equal length",
        "'<c16'                           | write real numbers",
        "'<f2'                            | array.astype(float)",
        "'<M8[ns]'                        | dates and durations as numbers",
        "[('x', '<f8'), ('y', '<f8')]     | write each field as an array of its own",
      },
      quoteCharacter = '`')
  void saysHowToWriteWhatIsNoPlainNumber(String type, String advice) throws IOException {
    String dictionary = "{'descr': %s, 'fortran_order': False, 'shape': (2,), }".formatted(type);
    assertRefused(NpyArray.withHeader(dictionary, new byte[16]), advice);
  }

  @Test
  void membersWithoutTheSuffixAreArraysAndOthersAreNamed() throws IOException {
    Path file = folder.resolve("bare.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      member(zip, "x", NpyArray.of(new double[] {1, 2}, 2).bytes());
      member(zip, "README", "not an array".getBytes(StandardCharsets.UTF_8));
      member(zip, "y.npy", NpyArray.of("y").bytes());
    }
    try (NpzArchive npz = NpzArchive.open(file, LIMITS)) {
      assertThat(npz.names()).containsExactly("x", "y");
      assertThat(npz.others()).containsExactly("README");
      assertThat(npz.numbers("x", 2)).containsExactly(1, 2);
    }
  }

  @Test
  void refusesAnArrayThatComesTwice() throws IOException {
    Path file = folder.resolve("twice.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      member(zip, "x", NpyArray.of("1").bytes());
      member(zip, "x.npy", NpyArray.of("2").bytes());
    }
    assertThatThrownBy(() -> NpzArchive.open(file, LIMITS))
        .isInstanceOf(NpzException.class)
        .hasMessageContaining("array x: comes twice in the archive; write every array once");
    Path same = folder.resolve("same.npz");
    byte[] bytes = Files.readAllBytes(write(Map.of("a", NpyArray.of("1"), "b", NpyArray.of("2"))));
    String renamed = new String(bytes, StandardCharsets.ISO_8859_1).replace("a.npy", "b.npy");
    Files.writeString(same, renamed, StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> NpzArchive.open(same, LIMITS))
        .isInstanceOf(NpzException.class)
        .hasMessageContaining("array b: comes twice");
  }

  @ParameterizedTest
  @CsvSource({
    "9, compressed by deflate64", "12, compressed by bzip2", "14, compressed by lzma",
    "93, compressed by zstd", "95, compressed by xz", "97, compressed by method 97",
    "99, encrypted"
  })
  void namesWhatAMemberIsCompressedBy(byte method, String reason) throws IOException {
    byte[] bytes = Files.readAllBytes(write(Map.of("x", NpyArray.of("1"), "y", NpyArray.of("2"))));
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    bytes[entry + 10] = method;
    Path file = Files.write(folder.resolve("foreign.npz"), bytes);
    assertThatThrownBy(() -> NpzArchive.open(file, LIMITS))
        .isInstanceOf(NpzException.class)
        .hasMessageContaining("is " + reason + ", which is not supported; write it with numpy")
        .hasMessageNotContaining("damaged");
  }

  @Test
  void namesAnEncryptedMember() throws IOException {
    byte[] bytes = Files.readAllBytes(write(Map.of("x", NpyArray.of("1"))));
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    bytes[entry + 8] |= 1;
    Path file = Files.write(folder.resolve("secret.npz"), bytes);
    assertThatThrownBy(() -> NpzArchive.open(file, LIMITS))
        .isInstanceOf(NpzException.class)
        .hasMessageContaining("member x.npy: is encrypted");
  }

  @Test
  void handsOnTextsOneByOne() throws IOException {
    String header = "{'descr': '|S2', 'fortran_order': False, 'shape': (2,), }";
    Path file = write(Map.of("x", NpyArray.withHeader(header, new byte[] {'N', 'i', 'P', 0})));
    try (NpzArchive npz = NpzArchive.open(file, LIMITS)) {
      List<String> texts = new ArrayList<>();
      npz.texts("x", 2, texts::add);
      assertThat(texts).containsExactly("Ni", "P");
    }
  }

  @Test
  void namesTheIndexOfAWrongNumberInEitherOrder() throws IOException {
    ByteBuffer elements = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    elements.putDouble(8, Double.NaN);
    String header = "{'descr': '<f8', 'fortran_order': %s, 'shape': (3, 2), }";
    for (String order : List.of("False", "True")) {
      Path file =
          write(Map.of("x", NpyArray.withHeader(header.formatted(order), elements.array())));
      try (NpzArchive npz = NpzArchive.open(file, LIMITS)) {
        assertThatThrownBy(() -> npz.numbers("x", 3, 2))
            .isInstanceOfSatisfying(
                NpzException.class,
                e ->
                    assertThat(e.index())
                        .containsExactly(
                            order.equals("True") ? 1 : 0, order.equals("True") ? 0 : 1))
            .hasMessageContaining("write a finite number there");
      }
    }
  }

  private static void member(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
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
