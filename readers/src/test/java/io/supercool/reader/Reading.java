package io.supercool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads single configurations in tests. */
public final class Reading {
  private Reading() {}

  /** The only configuration of {@code file}. */
  public static Configuration one(SourceReader reader, Path file) {
    assertThat(reader.accepts(file)).isTrue();
    List<Configuration> read = new ArrayList<>();
    reader.read(new Source(file, Split.TEST, null), read::add);
    assertThat(read).hasSize(1);
    return read.get(0);
  }
}
