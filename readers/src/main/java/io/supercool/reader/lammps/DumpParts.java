package io.supercool.reader.lammps;

import io.supercool.reader.SourceFormatException;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.text.PackedFiles;
import io.supercool.reader.text.TextInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells the parts of a parallel dump: LAMMPS writes one file for each processor where the name has
 * a {@code %}, each with a part of the particles under a heading like that of a whole frame.
 */
final class DumpParts {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int MAX_SIBLINGS = 64;
  private static final int MAX_IDS = 1 << 22;

  /**
   * The beginning of a dump.
   *
   * @param heading everything before the atoms, but their number
   * @param atoms how many the first frame has
   * @param ids of the first frame
   */
  private record Start(String heading, long atoms, BitSet ids) {
    /** Whether some ids between the first and the last are not there, or those from 1 on. */
    boolean hasGaps() {
      return ids.cardinality() < ids.length() - 1;
    }
  }

  /**
   * Refuses a part.
   *
   * @throws SourceFormatException if ids are missing in the first frame, and files whose names
   *     differ in a number alone have others of the same step and box
   */
  void requireWhole(Path file) {
    Optional<Start> start = start(file);
    if (start.isEmpty() || !start.get().hasGaps()) {
      return;
    }
    List<String> others = new ArrayList<>();
    for (Path sibling : siblings(file)) {
      Optional<Start> other = start(sibling);
      if (other.isPresent()
          && other.get().heading().equals(start.get().heading())
          && !other.get().ids().intersects(start.get().ids())) {
        others.add(sibling.getFileName().toString());
      }
    }
    if (!others.isEmpty()) {
      throw new SourceFormatException(
          file,
          "frame 1",
          "has %d particles with ids up to %d, and %s of the same step and box the others: parts of a parallel dump"
              .formatted(
                  start.get().atoms(), start.get().ids().length() - 1, String.join(", ", others)),
          "write the dump without % in its name, or join the parts");
    }
  }

  /** Files beside it whose names differ in numbers alone. */
  private static List<Path> siblings(Path file) {
    String shape = NUMBER.matcher(file.getFileName().toString()).replaceAll("#");
    List<Path> siblings = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            file.toAbsolutePath().getParent(),
            other ->
                NUMBER.matcher(other.getFileName().toString()).replaceAll("#").equals(shape)
                    && !other.getFileName().equals(file.getFileName())
                    && Files.isRegularFile(other))) {
      for (Path sibling : files) {
        siblings.add(sibling);
        if (siblings.size() == MAX_SIBLINGS) {
          break;
        }
      }
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
    return siblings;
  }

  /** The first frame as far as it is needed; empty if the file does not begin with a whole one. */
  private static Optional<Start> start(Path file) {
    try (InputStream bytes = PackedFiles.open(file)) {
      return start(new TextInput(bytes));
    } catch (IOException | MalformedFrameException e) {
      // Whoever reads the file says what is wrong with it.
      return Optional.empty();
    }
  }

  private static Optional<Start> start(TextInput in) throws IOException {
    StringBuilder heading = new StringBuilder();
    long atoms = -1;
    while (in.nextLine() && heading.length() < MAX_IDS) {
      String line = in.text().trim();
      if (line.equals("ITEM: NUMBER OF ATOMS") && in.nextLine()) {
        atoms = in.nextLong();
      } else if (line.startsWith("ITEM: ATOMS")) {
        int column =
            List.of(line.substring("ITEM: ATOMS".length()).trim().split("\\s+")).indexOf("id");
        return column < 0 ? Optional.empty() : Optional.of(withIds(in, heading, atoms, column));
      } else {
        heading.append(line).append('\n');
      }
    }
    return Optional.empty();
  }

  private static Start withIds(TextInput in, CharSequence heading, long atoms, int column)
      throws IOException {
    BitSet ids = new BitSet();
    for (long i = 0; i < atoms && in.nextLine(); i++) {
      for (int before = 0; before < column; before++) {
        in.requireWord();
      }
      long id = in.nextLong();
      if (id < 0 || id > MAX_IDS) {
        throw MalformedFrameException.endsEarly();
      }
      ids.set((int) id);
    }
    return new Start(heading.toString(), atoms, ids);
  }
}
