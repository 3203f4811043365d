package io.supercool.reader.lammps;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.frame.MalformedFrameException;
import io.supercool.reader.frame.Species;
import io.supercool.reader.text.TextInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a LAMMPS data file ({@code write_data}) says of a system beside its positions. It is read as
 * LAMMPS reads it: the first line is passed over, a {@code #} begins a comment anywhere, any blanks
 * separate words. A line that is not known is a fault, as it is for LAMMPS.
 *
 * @param low the corner of the box from which its edges lead
 * @param box its edge lengths, or the 9 numbers of the edge vectors of a tilted one
 * @param speciesNames the labels of the types, else A, B, ... for types 1, 2, ...
 * @param species index of each atom, by ascending id
 */
public record LammpsData(double[] low, double[] box, List<String> speciesNames, byte[] species) {

  /**
   * Reads {@code file}.
   *
   * @throws SourceFormatException if it is none
   */
  public static LammpsData read(Path file, ReadLimits limits) {
    try (InputStream bytes = Files.newInputStream(file)) {
      TextInput in = new TextInput(bytes);
      try {
        return read(in, limits);
      } catch (MalformedFrameException e) {
        throw e.at("line " + in.line()).in(file);
      }
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }

  private static LammpsData read(TextInput in, ReadLimits limits) throws IOException {
    DataHeader header = new DataHeader(limits);
    DataSections sections = new DataSections();
    DataAtoms atoms = new DataAtoms();
    for (boolean more = in.nextLine() && in.nextLine(); more; more = in.nextLine()) {
      DataLine line = DataLine.of(in);
      if (line.isBlank()) {
        sections.blank();
      } else if (sections.begins(line)) {
        if (sections.section().equals(DataSections.ATOMS)) {
          double[] box = header.box();
          Species species = atoms.read(in, header.atoms(), line.comment());
          return new LammpsData(header.low(), box, species.names(), species.indices());
        }
      } else if (sections.section().isEmpty()) {
        header.read(line, in);
      } else if (sections.section().equals(DataSections.LABELS)) {
        atoms.label(line, in);
      }
    }
    throw new MalformedFrameException("there are no Atoms", "write it with `write_data`");
  }
}
