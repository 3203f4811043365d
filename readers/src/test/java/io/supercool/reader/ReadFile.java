package io.supercool.reader;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.reader.recognition.SourceReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What reading a file gave.
 *
 * @param frames handed on
 * @param warnings texts with their places
 * @param refused texts of faults
 */
public record ReadFile(List<Configuration> frames, List<String> warnings, List<String> refused) {

  /** Reads a file of any format. */
  public static ReadFile of(Path file) {
    ReadFile read = new ReadFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try {
      new SourceReaders(ReadLimits.DEFAULT)
          .of(file)
          .read(
              new Source(file, Split.LIVE, null),
              new FrameSink() {
                @Override
                public void accept(Configuration configuration) {
                  read.frames().add(configuration);
                }

                @Override
                public void refuse(SourceFormatException fault) {
                  read.refused().add(fault.getMessage());
                }

                @Override
                public void warn(SourceWarning warning) {
                  read.warnings().add(warning.place() + ": " + warning.text());
                }
              });
    } catch (SourceFormatException fault) {
      read.refused().add(fault.getMessage());
    }
    return read;
  }

  /** The ids of the frames. */
  public List<String> ids() {
    return frames.stream().map(frame -> frame.snapshot().toString()).toList();
  }

  /** How many particles the first frame has of each species, such as {@code A=9, B=3}. */
  public String species() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Configuration frame = frames.get(0);
    frame.header().species().forEach(name -> counts.put(name, 0));
    for (byte species : frame.species()) {
      counts.merge(frame.header().species().get(species), 1, Integer::sum);
    }
    String text = counts.toString();
    return text.substring(1, text.length() - 1);
  }
}
