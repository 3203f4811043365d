package io.supercool.reader.recognition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kinds of text files by how they begin. Every pattern looks at a bounded part of the text. */
final class TextKinds {
  private static final String CONVERT = "convert it to extended XYZ, with ASE or OVITO for example";
  private static final String BLANKS = "[ \\t]*+";
  private static final String GAP = "[ \\t]++";
  private static final String LINE = "[^\\n]{0,2000}\\n";
  private static final String END = BLANKS + "\\r?\\n";
  private static final String NUMBER = "[-+.\\deE]{1,40}";
  private static final String COUNT = BLANKS + "\\d{1,18}" + END;
  private static final String VECTOR = BLANKS + NUMBER + GAP + NUMBER + GAP + NUMBER;

  private static final String ADD_LATTICE =
      "add `Lattice=\"Lx 0 0 0 Ly 0 0 0 Lz\"` to the second line of every frame";
  private static final String DUMP = "`dump 1 all custom 1000 NAME.lammpstrj id type xu yu zu`";
  private static final String WRITE_DUMP =
      "read it into LAMMPS and `write_dump all custom NAME.lammpstrj id type xu yu zu`";

  private static final List<Rule> RULES =
      List.of(
          of("\\s*+\\z", "empty but for blanks", "write it again"),
          of("version https://git-lfs", "a pointer of Git LFS, not the file", "`git lfs pull`"),
          of(
              "(?i)<(!doctype html|html)",
              "a web page, as a download that failed leaves it",
              "download the file itself"),
          of("(?s).{0,500}<hoomd_xml", "an XML file of HOOMD", "write a GSD file"),
          of("<\\?xml|<VTKFile", "an XML file", CONVERT),
          of("# vtk DataFile", "a VTK file", CONVERT),
          of(
              "(?s)(---\\s{1,9})?(creator: LAMMPS|.{0,300}\\nkeywords: ?\\[)",
              "a LAMMPS dump in YAML",
              "write a text dump: " + DUMP),
          of(
              "(?s).{0,8000}?(\\A|\\n)[ \\t]*+ITEM: ",
              "a part of a LAMMPS dump, without the first lines of its first frame",
              "begin it with a line ITEM: TIMESTEP"),
          of(
              "[ \\t]*+\\d{1,18}\\s*+\\z",
              "a number of particles, and nothing after it",
              "it is cut short: copy it again, or write it again"),
          of(
              COUNT + ".{0,500}(ioformat=|sim_box=)",
              "an XYZ file of RUMD, whose box is in `sim_box`: there is no Lattice",
              ADD_LATTICE + ", with the lengths of sim_box"),
          of(
              COUNT + "Atoms\\. Timestep",
              "a plain XYZ file of LAMMPS: there is no box",
              "write " + DUMP + ", or " + ADD_LATTICE),
          of(
              LINE + COUNT + BLANKS + "\\d{1,5}[A-Za-z+\\-]\\S{0,5}[ \\t]+\\S",
              "a GRO file of GROMACS",
              CONVERT),
          of(
              COUNT + LINE + BLANKS + "\\w{1,20}" + GAP + VECTOR,
              "an XYZ file without Lattice: there is no box",
              ADD_LATTICE),
          of(
              "(?s)(?=.{0,2000}\\n[ \\t]*+\\d{1,18}[ \\t]++atoms\\b).{0,4000}xlo[ \\t]++xhi",
              "a LAMMPS data file",
              WRITE_DUMP),
          of("LAMMPS \\(", "a log of LAMMPS, without positions", "name the dump"),
          of(
              "(?s).{0,3000}?(\\A|\\n)(units|pair_style|atom_style|read_data|read_restart)[ \\t]",
              "an input script of LAMMPS, without positions",
              "run it and name its dump"),
          of("(HEADER|TITLE|REMARK|CRYST1|MODEL|ATOM|HETATM|COMPND)[ \\d]", "a PDB file", CONVERT),
          of("(?s)(.{0,2000}\\n)?(data_\\w|_cell_length_a)", "a CIF file", CONVERT),
          of(
              LINE + BLANKS + NUMBER + END + "(" + VECTOR + END + "){3}",
              "a POSCAR or XDATCAR of VASP",
              CONVERT),
          of("[{\\[]\\s*+[\"{\\[\\]}\\-\\d]", "a JSON file", CONVERT),
          of(
              "(#[^\\n]{0,500}\\n){0,20}"
                  + BLANKS
                  + NUMBER
                  + "([ \\t]*+[,;][ \\t]*+|[ \\t]++)"
                  + NUMBER,
              "a table of numbers, which does not say what they are",
              "write an .npz: docs/how-to/your-own-data.md"),
          of(
              "[^\\n,]{1,99},[^\\n,]{1,99}[^\\n]{0,999}\\n[^\\n,]{0,99},",
              "a table of values that commas separate",
              "write an .npz: docs/how-to/your-own-data.md"),
          of(
              "[^\\n]{0,8192}\\r[^\\n]{0,8192}\\z",
              "a text with line breaks of old Macs",
              "`tr '\\r' '\\n' < FILE > NAME` makes it readable"));

  private TextKinds() {}

  private record Rule(Pattern begins, Kind kind) {}

  /** The kind of a text that begins so. */
  static Optional<Kind> find(String start) {
    return RULES.stream()
        .filter(rule -> rule.begins().matcher(start).lookingAt())
        .map(Rule::kind)
        .findFirst();
  }

  private static Rule of(String begins, String what, String advice) {
    return new Rule(Pattern.compile(begins), new Kind(what, advice));
  }
}
