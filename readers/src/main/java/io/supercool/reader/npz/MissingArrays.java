package io.supercool.reader.npz;

import io.supercool.contracts.text.NearestName;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an archive of arrays that no reader takes lacks. */
public final class MissingArrays {
  private static final int SHOWN = 20;

  private MissingArrays() {}

  /** Why no reader takes the zip archive {@code file}. */
  public static SourceFormatException of(Path file, ReadLimits limits) {
    Set<String> names = new TreeSet<>(Archives.names(file, limits));
    if (names.isEmpty()) {
      return new SourceFormatException(
          file,
          "file",
          "is a zip archive without NumPy arrays",
          "unpack it if your files are in it, or write an .npz with numpy.savez_compressed");
    }
    List<String> missing = new ArrayList<>(SupercoolNpzReader.NEEDED);
    missing.removeAll(names);
    List<String> slips = new ArrayList<>();
    for (String name : names) {
      if (!missing.isEmpty()) {
        NearestName.slipOf(name, missing)
            .ifPresent(near -> slips.add("`%s` may be `%s`".formatted(name, near)));
      }
    }
    return new SourceFormatException(
        file,
        "file",
        "holds the arrays %s%s; %s missing"
            .formatted(
                String.join(", ", names.stream().limit(SHOWN).toList()),
                names.size() > SHOWN ? ", ..." : "",
                String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")),
        "%sdocs/how-to/your-own-data.md shows how to write them"
            .formatted(slips.isEmpty() ? "" : String.join(", ", slips) + ": "));
  }
}
