package io.supercool.reader.lammps;

import io.supercool.reader.SourceFormatException;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.text.PackedFiles;
import io.supercool.reader.text.TextInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the parts of a parallel dump: LAMMPS writes one file for each processor where the name has
 * a {@code %}, each with a part of the particles under a heading like that of a whole frame.
 */
final class DumpParts {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int MAX_IDS = 1 << 22;

  /**
   * The beginning of a dump.
   *
   * @param heading everything before the atoms, but their number
   * @param atoms how many the first frame has
   * @param ids of the first frame
   */
  private record Start(String heading, long atoms, BitSet ids) {}

  /**
   * Refuses a part.
   *
   * @throws SourceFormatException if a file whose name has the next or the previous number has a
   *     first frame of the same step and box, and of other particles
   */
  void requireWhole(Path file) {
    List<Path> neighbours = neighbours(file);
    Optional<Start> start = neighbours.isEmpty() ? Optional.empty() : start(file);
    if (start.isEmpty()) {
      return;
    }
    List<String> others = new ArrayList<>();
    for (Path neighbour : neighbours) {
      Optional<Start> other = start(neighbour);
      if (other.isPresent()
          && other.get().heading().equals(start.get().heading())
          && !other.get().ids().intersects(start.get().ids())) {
        others.add(neighbour.getFileName().toString());
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

  /** Files beside it whose names have one number that is greater or less by 1. */
  private static List<Path> neighbours(Path file) {
    String name = file.getFileName().toString();
    List<Path> neighbours = new ArrayList<>();
    Matcher number = NUMBER.matcher(name);
    while (number.find()) {
      for (int difference = -1; difference <= 1; difference += 2) {
        String digits = number.group();
        long next = Long.parseLong(digits) + difference;
        String other =
            digits.startsWith("0") && digits.length() > 1
                ? String.format(Locale.ROOT, "%0" + digits.length() + "d", next)
                : String.valueOf(next);
        Path neighbour =
            file.resolveSibling(
                name.substring(0, number.start()) + other + name.substring(number.end()));
        if (next >= 0 && Files.isRegularFile(neighbour)) {
          neighbours.add(neighbour);
        }
      }
    }
    return neighbours;
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
