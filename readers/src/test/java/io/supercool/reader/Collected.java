package io.supercool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that comes of a file: frames, faults and warnings. */
public final class Collected implements FrameSink {
  private final List<Configuration> frames = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** What {@code reader} makes of {@code file}. */
  public static Collected of(SourceReader reader, Path file) {
    assertThat(reader.accepts(file)).isTrue();
    Collected collected = new Collected();
    collected.read(reader, file);
    return collected;
  }

  /** Adds what {@code reader} makes of {@code file}. */
  public void read(SourceReader reader, Path file) {
    reader.read(new Source(file, Split.TEST, null), this);
  }

  /** A file of the test resources' folder {@code cases}. */
  public static Path file(String name) {
    try {
      return Path.of(Collected.class.getResource("/cases/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void accept(Configuration configuration) {
    frames.add(configuration);
  }

  @Override
  public void refuse(SourceFormatException fault) {
    faults.add(fault.getMessage());
  }

  @Override
  public void warn(SourceWarning warning) {
    warnings.add(warning.place() + ": " + warning.text());
  }

  /** The only frame. */
  public Configuration one() {
    assertThat(frames).hasSize(1);
    return frames.get(0);
  }

  /** All frames. */
  public List<Configuration> frames() {
    return frames;
  }

  /** Messages of the faults. */
  public List<String> faults() {
    return faults;
  }

  /** Places and texts of the warnings. */
  public List<String> warnings() {
    return warnings;
  }
}
