package io.supercool.reader.recognition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Kinds of binary files by the bytes with which they begin. */
final class BinaryKinds {
  private static final String CONVERT = "convert it to extended XYZ, with ASE or OVITO for example";
  private static final String NO_DATA = "name the file that holds the configurations";
  private static final String UNPACK = "unpack it and name the files in it";
  private static final String WRITE_DUMP =
      "read it into LAMMPS and `write_dump all custom NAME.lammpstrj id type xu yu zu`";
  private static final String WRITE_NPZ = "write an .npz: docs/how-to/your-own-data.md";
  private static final String BINARY_TO_TEXT =
      "convert it with LAMMPS's `binary2txt`, or dump to a name that does not end in .bin";
  private static final String ASCII = "ascii:";

  private static final List<Signature> SIGNATURES =
      List.of(
          of(
              "934e554d5059",
              "a single NumPy array, without species and box",
              "write an .npz with the arrays types, initial_positions and box:"
                  + " docs/how-to/your-own-data.md"),
          of(
              "894844460d0a1a0a",
              "an HDF5 file without a group `h5md`",
              "write it as H5MD 1.1 (docs/reference/formats.md), or as extended XYZ"),
          of(
                  "894844460d0a1a0a",
                  "an HDF5 file that begins with a user block",
                  "take the block away with h5unjam")
              .at(512),
          of(ASCII + "LammpS RestartT", "a LAMMPS restart file", WRITE_DUMP),
          of(ASCII + "DUMPATOM", "a binary LAMMPS dump", BINARY_TO_TEXT).at(8),
          of(ASCII + "DUMPCUSTOM", "a binary LAMMPS dump", BINARY_TO_TEXT).at(8),
          of(
              ASCII + "- of Ulm",
              "a file of ASE (.traj)",
              "convert it to extended XYZ: `ase convert FILE NAME.xyz`"),
          of(ASCII + "CORD", "a DCD trajectory, which has no species", CONVERT).at(4),
          of(ASCII + "CORD", "a DCD trajectory, which has no species", CONVERT).at(8),
          of("000007cb", "an XTC trajectory of GROMACS", CONVERT),
          of("000007e7", "an XTC trajectory of GROMACS", CONVERT),
          of("000007c9", "a TRR trajectory of GROMACS", CONVERT),
          of(ASCII + "CDF", "a NetCDF file", CONVERT),
          of(ASCII + "SQLite format 3", "a data base of SQLite", NO_DATA),
          of(ASCII + "MATLAB 5.0 MAT-file", "a file of MATLAB", WRITE_NPZ),
          of(ASCII + "PAR1", "a Parquet table", WRITE_NPZ),
          of(ASCII + "ARROW1", "an Arrow table", WRITE_NPZ),
          of(ASCII + "ustar", "a tar archive", "unpack it with `tar -xf` and name the files in it")
              .at(257),
          of("504b0506", "a zip archive without members", "copy it again, or write it again"),
          of("504b0708", "a part of a zip archive", "join the parts"),
          of("377abcaf271c", "a 7z archive", UNPACK),
          of(ASCII + "Rar!", "a RAR archive", UNPACK),
          of("04224d18", "packed by lz4, which is not read", "unpack it with `lz4 -d`"),
          of("5d0000", "packed by lzma, which is not read", "unpack it with `xz -d -F lzma`"),
          of(ASCII + "LZIP", "packed by lzip, which is not read", "unpack it with `lzip -d`"),
          of("1f9d", "packed by compress, which is not read", "unpack it with `gzip -d`"),
          of(ASCII + "%PDF-", "a PDF document", NO_DATA),
          of("89504e47", "an image (PNG)", NO_DATA),
          of("ffd8ff", "an image (JPEG)", NO_DATA),
          of(ASCII + "GIF8", "an image (GIF)", NO_DATA),
          of("49492a00", "an image (TIFF)", NO_DATA),
          of("4d4d002a", "an image (TIFF)", NO_DATA),
          of("7f454c46", "a program", NO_DATA));

  /** What is read if it is not packed. */
  private static final List<Signature> READ =
      List.of(
          of("504b0304", "a zip archive, such as an .npz", ""),
          of("894844460d0a1a0a", "an HDF5 file", ""),
          of("df65df65df65df65", "a GSD file", ""),
          of("8002", "a pickle", ""),
          of("8003", "a pickle", ""),
          of("8004", "a pickle", ""),
          of("8005", "a pickle", ""));

  private BinaryKinds() {}

  private record Signature(int offset, byte[] bytes, Kind kind) {
    Signature at(int otherOffset) {
      return new Signature(otherOffset, bytes, kind);
    }

    boolean begins(byte[] start) {
      return start.length >= offset + bytes.length
          && Arrays.equals(start, offset, offset + bytes.length, bytes, 0, bytes.length);
    }
  }

  /** The kind of a file that begins so. */
  static Optional<Kind> find(byte[] start) {
    Optional<Kind> kind = find(SIGNATURES, start);
    return kind.isEmpty() && OldBinaryDump.begins(start)
        ? Optional.of(new Kind("a binary LAMMPS dump", BINARY_TO_TEXT))
        : kind;
  }

  /** What a file is that would be read if it was not packed; its advice is empty. */
  static Optional<Kind> findRead(byte[] start) {
    return find(READ, start);
  }

  private static Optional<Kind> find(List<Signature> signatures, byte[] start) {
    return signatures.stream()
        .filter(signature -> signature.begins(start))
        .map(Signature::kind)
        .findFirst();
  }

  private static Signature of(String bytes, String what, String advice) {
    return new Signature(
        0,
        bytes.startsWith(ASCII)
            ? bytes.substring(ASCII.length()).getBytes(StandardCharsets.US_ASCII)
            : HexFormat.of().parseHex(bytes),
        new Kind(what, advice));
  }
}
