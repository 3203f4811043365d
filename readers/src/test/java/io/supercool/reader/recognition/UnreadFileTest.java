package io.supercool.reader.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.luben.zstd.ZstdOutputStream;
import io.supercool.contracts.Configuration;
import io.supercool.reader.Collected;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.npz.NpzFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class UnreadFileTest {
  private static final String DUMP =
      "ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n1\nITEM: BOX BOUNDS pp pp pp\n0 9\n0 9\n0 9\n"
          + "ITEM: ATOMS id type x y z\n1 1 1 2 3\n";

  private final SourceReaders readers = new SourceReaders(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "38-dump-bom.lammpstrj",
        "38b-extxyz-bom.xyz",
        "38c-dump-blank-first-line.lammpstrj",
        "38d-dump-leading-space.lammpstrj",
        "39-dump.lammpstrj.bz2",
        "39b-dump.lammpstrj.xz"
      })
  void isNoneThatOnlyBeginsOtherwiseOrIsPacked(String name) {
    Path file = Collected.file(name);
    Configuration frame = Collected.of(readers.of(file), file).frames().get(0);
    assertThat(frame.particles()).isEqualTo(12);
    assertThat(frame.positions()[0]).isEqualTo(2.8129);
    assertThat(frame.header().box()).containsExactly(4.5, 4.5, 4.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "39c-pickle.gz | a pickle that is packed by gzip | unpack it with `gzip -d`",
        "41-plain-xyz-of-lammps.xyz | plain XYZ file of LAMMPS: there is no box | add `Lattice=",
        "41b-dump.yaml | a LAMMPS dump in YAML | write a text dump: `dump 1 all custom",
        "41c-rumd-like.xyz | an XYZ file of RUMD, whose box is in `sim_box` | add `Lattice=",
        "41d-one-array.npy | a single NumPy array, without species and box | write an .npz",
        "41e-empty.lammpstrj | is empty | write or copy it again",
        "44-pickle-protocol-0.pickle | a pickle of protocol 0 | write it with protocol 4",
        "44b-pickle-protocol-1.pickle | a pickle of protocol 1 | write it with protocol 4",
      })
  void isNamedWithWhatIsMissingAndWhatToDo(String name, String what, String advice) {
    assertRefused(Collected.file(name), what, advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` \\n\\n `                               | empty but for blanks",
        "`12\\ncomment\\nNi 1.0 2.0 3.0\\n`       | an XYZ file without Lattice: there is no box",
        "`  3 \\r\\n\\r\\nA 1 2 -3e-1 0\\r\\n`    | an XYZ file without Lattice: there is no box",
        "`12\\n`                                 | a number of particles, and nothing after it",
        "`2\\nAtoms. Timestep: 5\\n1 1 2 3\\n`    | a plain XYZ file of LAMMPS",
        "`creator: LAMMPS\\ntimestep: 0\\n`       | a LAMMPS dump in YAML",
        "`ITEM: ATOMS id type x y z\\n1 1 0 0 0`  | a part of a LAMMPS dump",
        "`4 1 2 3 4\\nITEM: TIMESTEP\\n100\\n`    | a part of a LAMMPS dump",
        "`LAMMPS data file\\n\\n4 atoms\\n2 atom types\\n\\n0 9 xlo xhi\\n` | a LAMMPS data file",
        "`# mine\\n4000  atoms # all\\n\\n-1 9  xlo   xhi\\n` | a LAMMPS data file",
        "`LAMMPS (2 Aug 2023)\\n`                 | a log of LAMMPS",
        "`# melt\\nunits lj\\natom_style atomic\\n` | an input script of LAMMPS",
        "`water\\n 3\\n    1SOL     OW    1   0.230   0.628   0.113\\n` | a GRO file of GROMACS",
        "`CRYST1   10.000   10.000\\n`            | a PDB file",
        "`ATOM      1  N   MET A   1\\n`          | a PDB file",
        "`data_NaCl\\n_cell_length_a 5.64\\n`     | a CIF file",
        "`Ni P\\n1.0\\n9 0 0\\n0 9 0\\n0 0 9\\nNi P\\n` | a POSCAR or XDATCAR of VASP",
        "`{~x~: [1, 2]}`                         | a JSON file",
        "`[[1.0, 2.0], [3.0, 4.0]]`              | a JSON file",
        "`x,y,z\\n1,2,3\\n`                       | a table of values that commas separate",
        "`1.0 2.0 3.0\\n4 5 6\\n`                 | a table of numbers",
        "`# x y z\\n1.0e+00,2.0e+00\\n`           | a table of numbers",
        "`<!DOCTYPE html><html>`                 | a web page",
        "`<?xml version='1.0'?>\\n<hoomd_xml>`    | an XML file of HOOMD",
        "`<?xml version='1.0'?>\\n<VTKFile>`      | an XML file",
        "`version https://git-lfs.github.com/spec/v1\\n` | a pointer of Git LFS",
        "`(dp1\\nS'positions'\\n`                  | a pickle of protocol 0",
        "`(lp0\\nI1\\na.`                          | a pickle of protocol 0",
        "`cos\\nsystem\\n(S'true'\\ntR.`           | a pickle of protocol 0",
        "`}q\\1(U\\11positions`                    | a pickle of protocol 1",
        "`]q\\0.`                                 | a pickle of protocol 1",
        "`\\200\\6}.`                              | a pickle of protocol 6",
        "`dear diary,`                           | it begins with `dear diary,`",
        "`line\\rline\\r`                          | a text with line breaks of old Macs",
        "`\\0\\0\\0\\0\\0\\0\\0\\0`                 | nothing but zeros",
        "`\\1\\2\\3\\377`                          | it begins with the bytes 01 02 03 ff",
      })
  void isNamedByItsBeginning(String begins, String what) throws IOException {
    byte[] bytes =
        begins.replace('~', '"').translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(Files.write(folder.resolve("file"), bytes), what, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0  | 4c616d6d7053205265737461727454 | a LAMMPS restart file",
        "8  | 44554d5041544f4d               | a binary LAMMPS dump",
        "8  | 44554d50435553544f4d           | a binary LAMMPS dump",
        "0  | 2d206f6620556c6d4153452d       | a file of ASE (.traj)",
        "4  | 434f5244                       | a DCD trajectory",
        "0  | 000007cb                       | an XTC trajectory",
        "0  | 000007c9                       | a TRR trajectory",
        "0  | 4344460100                     | a NetCDF file",
        "0  | 504152310000                   | a Parquet table",
        "257| 7573746172                     | a tar archive",
        "0  | 504b050600                     | a zip archive without members",
        "0  | 377abcaf271c                   | a 7z archive",
        "0  | 526172211a07                   | a RAR archive",
        "0  | 04224d1800                     | packed by lz4",
        "0  | 5d00000001                     | packed by lzma",
        "0  | 255044462d312e                 | a PDF document",
        "0  | 89504e470d0a1a0a               | an image (PNG)",
        "0  | ffd8ffe0                       | an image (JPEG)",
        "512| 894844460d0a1a0a               | an HDF5 file that begins with a user block",
      })
  void isNamedByItsSignature(int offset, String hex, String what) throws IOException {
    byte[] signature = HexFormat.of().parseHex(hex);
    byte[] bytes = new byte[offset + signature.length + 300];
    bytes[bytes.length - 1] = 1;
    System.arraycopy(signature, 0, bytes, offset, signature.length);
    assertRefused(Files.write(folder.resolve("file"), bytes), what, "");
    for (String packer : List.of("gzip", "bzip2", "xz", "zstd")) {
      assertRefused(packed(packer, bytes), "packed by " + packer + "; what is in it is", what);
    }
  }

  @Test
  void isABinaryDumpOfAnOldLammpsByItsNumbers() throws IOException {
    java.nio.ByteBuffer dump =
        java.nio.ByteBuffer.allocate(200).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    dump.putLong(100).putLong(4096).putInt(0).position(dump.position() + 24);
    dump.putDouble(0).putDouble(9).putDouble(0).putDouble(9).putDouble(0).putDouble(9);
    assertRefused(
        Files.write(folder.resolve("dump.bin"), dump.array()),
        "a binary LAMMPS dump",
        "binary2txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "bzip2", "xz", "zstd"})
  void isToBeUnpackedWhereOnlyTextsAre(String packer) throws IOException {
    byte[] npz = Files.readAllBytes(NpzFile.liquid().write(folder.resolve("liquid.npz")));
    String advice = "unpack it with `%s -d`".formatted(packer);
    assertRefused(packed(packer, npz), "a zip archive, such as an .npz that is packed", advice);
    byte[] hdf = HexFormat.of().parseHex("894844460d0a1a0a00000000");
    assertRefused(packed(packer, hdf), "an HDF5 file that is packed by " + packer, advice);
    byte[] gsd = HexFormat.of().parseHex("df65df65df65df6500000000");
    assertRefused(packed(packer, gsd), "a GSD file that is packed by " + packer, advice);
    byte[] xyz = "12\ncomment\nNi 1.0 2.0 3.0\n".getBytes(StandardCharsets.US_ASCII);
    assertRefused(packed(packer, xyz), "packed by " + packer, "an XYZ file without Lattice");
    byte[] twice = Files.readAllBytes(packed("gzip", DUMP.getBytes(StandardCharsets.US_ASCII)));
    assertRefused(packed(packer, twice), "packed by gzip once more", advice);
    assertRefused(packed(packer, new byte[0]), "what is in it is empty", "write it again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
  void isATextInAnotherEncoding(String encoding) throws IOException {
    assertRefused(
        Files.write(folder.resolve("dump"), DUMP.getBytes(Charset.forName(encoding))),
        "a text in UTF-16",
        "`iconv -f UTF-16");
  }

  @Test
  void isAnArchiveThatLacksArrays() throws IOException {
    assertRefused(
        NpzFile.liquid().without("box").write(folder.resolve("box.npz")),
        "holds the arrays initial_positions, types; box is missing",
        "docs/how-to/your-own-data.md");
    assertRefused(
        new NpzFile()
            .doubles("initial_position", "(1, 3)", 1, 2, 3)
            .doubles("boxx", "()", 9)
            .write(folder.resolve("slips.npz")),
        "types, initial_positions, box are missing",
        "`boxx` may be `box`, `initial_position` may be `initial_positions`");
    Path text = folder.resolve("text.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(text))) {
      zip.putNextEntry(new ZipEntry("dump.txt"));
      zip.write(DUMP.getBytes(StandardCharsets.US_ASCII));
    }
    assertRefused(text, "is a zip archive without NumPy arrays", "unpack it");
  }

  @Test
  void isAFolder() {
    assertRefused(folder, "is a folder", "name the files in it");
  }

  @Test
  void ofNoKnownKindIsToldWhatIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("notes"), "dear diary");
    assertThatThrownBy(() -> readers.of(file))
        .hasMessage(
            file
                + ": file: is a text of no known kind; it begins with `dear diary`; read are"
                + " GlassBench .npz, Supercool .npz, BOTAN .npz, Bapst/DeepMind pickle, LAMMPS text"
                + " dump, extended XYZ, GSD, H5MD: docs/reference/formats.md");
  }

  /** Whatever is in a file, it is read or refused by its name and in a line. */
  @Test
  void anyBytesAreRefusedInOneLine() throws IOException {
    Random random = new Random(38);
    List<String> words =
        List.of(
            "12\n", "ITEM: ", " ", "\n", "xlo xhi", "atoms", "1.0", ",", "\0", "{", "(", "PK",
            "A ");
    Path file = folder.resolve("any");
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n >= 0; n--) {
        text.append(words.get(random.nextInt(words.size())));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      for (int n = random.nextInt(3); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      Throwable thrown = catchThrowable(() -> readers.of(file));
      if (thrown != null) {
        assertThat(thrown)
            .as(Arrays.toString(bytes))
            .isInstanceOf(SourceFormatException.class)
            .hasMessageContaining(file.toString());
        assertThat(thrown.getMessage().lines()).hasSize(1);
        assertThat(thrown.getMessage().length()).isLessThan(400);
      }
    }
  }

  @Test
  void longTextsOfAnyKindAreLookedAtWithoutEnd() throws IOException {
    for (String unit :
        List.of("1 ", "a,", "-", "\n", "1\n", " ", "\t", "#\n", "9 atoms ", "{", "(")) {
      Path file = Files.writeString(folder.resolve("long"), unit.repeat(200_000));
      assertThatThrownBy(() -> readers.of(file)).isInstanceOf(SourceFormatException.class);
    }
  }

  private void assertRefused(Path file, String what, String advice) {
    assertThatThrownBy(() -> readers.of(file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(what)
        .hasMessageContaining(advice);
  }

  private Path packed(String packer, byte[] bytes) throws IOException {
    Path file = folder.resolve("packed");
    OutputStream to = Files.newOutputStream(file);
    try (OutputStream out =
        switch (packer) {
          case "gzip" -> new GZIPOutputStream(to);
          case "bzip2" -> new BZip2CompressorOutputStream(to);
          case "xz" -> new XZOutputStream(to, new LZMA2Options(1));
          default -> new ZstdOutputStream(to);
        }) {
      out.write(bytes);
    }
    return file;
  }
}
