package io.supercool.reader.gsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.reader.ExpectedFrames;
import io.supercool.reader.Fuzzing;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GsdReaderTest {
  private static final ExpectedFrames GSD = new ExpectedFrames("gsd");
  private static final int INDEX = 256;

  private final GsdReader reader = new GsdReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"hoomd.gsd", "hoomd2d.gsd", "tilted.gsd", "tilted2d.gsd"})
  void agreesWithHoomdsOwnLibrary(String name) throws Exception {
    GSD.requireSame(reader, name, name, 1e-14, false);
  }

  @Test
  void carriesSpeciesAndDimensions() {
    Configuration frame = ExpectedFrames.read(reader, GSD.file("hoomd2d.gsd")).get(1);
    assertThat(frame.snapshot()).hasToString("hoomd2d/hoomd2d/50");
    assertThat(frame.header().box()).containsExactly(4, 5);
    assertThat(frame.header().species()).containsExactly("A", "B");
    assertThat(frame.header().time()).isEqualTo(50);
  }

  /** Entries 0, 2, 3 and 4 of the index are box, N, types and positions of the first frame. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "256 + 8        | 7             | frame 1: chunk configuration/box is 7 x 1",
        "256 + 16       | 999999        | frame 1: 24 bytes at offset 999999 are beyond",
        "256 + 128 + 8  | 1000000000000 | frame 1: chunk particles/position is 1000000000000 x 3",
        "8              | -5            | offset -5 are beyond the file's",
        "16             | 1000000       | header: the index has 1000000 entries",
        "32             | 99999999      | header: there are 99999999 names",
      })
  void namesFrameAndReason(String at, long value, String reason) throws Exception {
    byte[] bytes = Files.readAllBytes(GSD.file("hoomd.gsd"));
    int offset = Arrays.stream(at.split("\\+")).mapToInt(n -> Integer.parseInt(n.trim())).sum();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(offset, value);
    Path file = Files.write(folder.resolve("broken.gsd"), bytes);
    assertThatThrownBy(() -> ExpectedFrames.read(reader, file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  @Test
  @Timeout(300)
  void readsOrRefusesDamagedFiles() throws Exception {
    byte[] bytes = Files.readAllBytes(GSD.file("hoomd.gsd"));
    // Most of the file is room for more entries: mutations of it say nothing.
    Path dense = Files.write(folder.resolve("dense.gsd"), withoutUnusedIndex(bytes));
    ExpectedFrames.read(reader, dense);
    assertThat(Fuzzing.refusedShare(reader, dense, folder, 47)).isBetween(0.25, 1.0);
  }

  private static byte[] withoutUnusedIndex(byte[] bytes) {
    int used = 13 * 32;
    int namesAt = 4352;
    int cut = namesAt - INDEX - used;
    ByteBuffer dense = ByteBuffer.allocate(bytes.length - cut).order(ByteOrder.LITTLE_ENDIAN);
    dense.put(bytes, 0, INDEX + used).put(bytes, namesAt, bytes.length - namesAt);
    dense.putLong(16, 13).putLong(24, namesAt - cut);
    for (int entry = 0; entry < 12; entry++) {
      int at = INDEX + 32 * entry + 16;
      dense.putLong(at, dense.getLong(at) - cut);
    }
    return dense.array();
  }
}
