package io.supercool.reader.h5md;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.reader.ExpectedFrames;
import io.supercool.reader.Fuzzing;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class H5mdReaderTest {
  private static final ExpectedFrames H5MD = new ExpectedFrames("h5md");

  private final H5mdReader reader = new H5mdReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"fixed.h5md", "changing.h5md", "tilted.h5md"})
  void agreesWithWhatWasWritten(String name) throws Exception {
    H5MD.requireSame(reader, name, name, 1e-14, false);
  }

  @Test
  void carriesStepAndTime() {
    Configuration frame = ExpectedFrames.read(reader, H5MD.file("changing.h5md")).get(2);
    assertThat(frame.snapshot()).hasToString("changing/changing/30");
    assertThat(frame.header().time()).isEqualTo(0.15);
    assertThat(frame.header().box()).containsExactly(8, 10, 12);
    assertThat(frame.header().potential()).isEqualTo(Potentials.KOB_ANDERSEN_FORCE_SHIFTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "open.h5md   | frame 1: the box is not periodic along y (boundary none)",
        "link.h5md   | structure: position is a link to another file, which is not followed",
      })
  void namesFrameAndReason(String name, String reason) {
    assertThatThrownBy(() -> ExpectedFrames.read(reader, H5MD.file(name)))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(name + ": " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed.h5md", "changing.h5md"})
  @Timeout(300)
  void readsOrRefusesDamagedFiles(String name) throws Exception {
    assertThat(Fuzzing.refusedShare(reader, H5MD.file(name), folder, 48)).isBetween(0.05, 1.0);
  }
}
