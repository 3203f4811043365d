package io.supercool.reader.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.supercool.reader.Collected;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.lammps.LammpsDumpReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PackedFilesTest {
  private final LammpsDumpReader reader = new LammpsDumpReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "39-dump.lammpstrj.bz2",
        "39b-dump.lammpstrj.xz",
        "47e-dump-zstd-long27.lammpstrj.zst"
      })
  void readsWhatOtherProgramsPacked(String name) {
    Collected collected = Collected.of(reader, Collected.file(name));
    assertThat(collected.frames()).isNotEmpty();
    assertThat(collected.frames()).allMatch(frame -> frame.particles() == 12);
    assertThat(collected.faults()).isEmpty();
  }

  @Test
  void ofASmallFileThatIsCutTheWholeFramesAreRead() {
    Path cut = Collected.file("52-gz-cut-below-8-KiB.lammpstrj.gz");
    Collected collected = new Collected();
    assertThat(reader.accepts(cut)).isTrue();
    assertThatThrownBy(() -> collected.read(reader, cut))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("it is damaged or incomplete: copy it again");
    assertThat(collected.frames()).isNotEmpty();
    assertThat(collected.frames().get(0).particles()).isEqualTo(12);
  }

  /**
   * Two members of one frame each, cut anywhere: before the end of the first no frame comes, or the
   * first where its text is whole; a cut that is not between the members is told.
   */
  @ParameterizedTest
  @EnumSource(Packing.class)
  void aFileOfTwoMembersThatIsCutAnywhereIsToldAndLosesNoWholeFrame(Packing packing)
      throws IOException {
    byte[] first = packed(packing, frame(0, 12));
    byte[] second = packed(packing, frame(100, 12));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    Path file = folder.resolve("cut.lammpstrj");
    int before = 0;
    for (int length = 7; length <= both.length; length++) {
      Files.write(file, Arrays.copyOf(both, length));
      Collected collected = new Collected();
      boolean told = false;
      try {
        collected.read(reader, file);
      } catch (SourceFormatException e) {
        told = true;
        assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining("copy it again");
      }
      boolean whole = length == first.length || length == both.length;
      assertThat(told || !collected.faults().isEmpty())
          .as("%s cut to %d of %d + %d", packing, length, first.length, second.length)
          .isEqualTo(!whole);
      int frames = collected.frames().size();
      assertThat(frames).isBetween(Math.max(before, length >= first.length ? 1 : 0), 2);
      before = frames;
    }
    assertThat(before).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void framesBeforeTheCutOfALongFileAreRead(Packing packing) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int step = 0; step < 400; step++) {
      text.append(frame(step, 100));
    }
    byte[] whole = packed(packing, text.toString());
    Path file = Files.write(folder.resolve("long"), Arrays.copyOf(whole, whole.length * 4 / 5));
    Collected collected = new Collected();
    assertThatThrownBy(() -> collected.read(reader, file))
        .isInstanceOf(SourceFormatException.class);
    assertThat(collected.frames()).hasSizeGreaterThan(packing == Packing.BZIP2 ? 200 : 280);
    assertThat(collected.frames()).extracting(frame -> frame.snapshot().step()).isSorted();
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void damageAnywhereIsToldOrHarmless(Packing packing) throws IOException {
    String text = frame(0, 12) + frame(1, 12);
    byte[] whole = packed(packing, text);
    Random random = new Random(12);
    Path file = folder.resolve("damaged.lammpstrj");
    for (int i = 0; i < 300; i++) {
      byte[] bytes = whole.clone();
      bytes[7 + random.nextInt(bytes.length - 7)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      try {
        new Collected().read(reader, file);
      } catch (SourceFormatException e) {
        assertThat(e).hasMessageContaining(file.toString());
      }
    }
  }

  @Test
  void whatFollowsAMemberOfGzipIsToldUnlessItIsZeros() throws IOException {
    byte[] packed = packed(Packing.GZIP, frame(0, 12));
    byte[] filled = Arrays.copyOf(packed, 10_000);
    Path file = Files.write(folder.resolve("filled.gz"), filled);
    assertThat(Collected.of(reader, file).frames()).hasSize(1);
    filled[9_000] = 1;
    Files.write(file, filled);
    Collected collected = new Collected();
    assertThatThrownBy(() -> collected.read(reader, file))
        .hasMessageContaining("packed by gzip")
        .hasMessageContaining("what follows the packed text is not packed");
    assertThat(collected.frames()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"20, true", "27, true", "28, false", "30, false", "31, false"})
  void windowsOfZstdBeyond128MiBAreRefusedWithWhatToDo(int windowLog, boolean read)
      throws IOException {
    byte[] text = frame(0, 12).getBytes(StandardCharsets.US_ASCII);
    // Magic, no flags, the window, one last block of the text itself (RFC 8878, 3.1.1).
    byte[] head = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (windowLog - 10 << 3), 1, 0, 0};
    head[6] |= (byte) (text.length << 3);
    head[7] = (byte) (text.length >> 5);
    byte[] packed = Arrays.copyOf(head, head.length + text.length);
    System.arraycopy(text, 0, packed, head.length, text.length);
    Path file = Files.write(folder.resolve("long.zst"), packed);
    if (read) {
      assertThat(Collected.of(reader, file).frames()).hasSize(1);
    } else {
      assertThatThrownBy(() -> reader.accepts(file))
          .isInstanceOf(SourceFormatException.class)
          .hasMessageContaining("packed by zstd with a window of more than 128 MiB")
          .hasMessageEndingWith("pack it again without `--long`, or with `--long=27`");
    }
  }

  @Test
  void dictionariesOfXzBeyondItsOwnLevelsAreRefusedWithWhatToDo() throws IOException {
    byte[] packed = packed(Packing.XZ, frame(0, 12));
    // The filter's only property is the size of its dictionary: 40 is 4 GiB.
    int property = 12 + 4;
    assertThat(packed[property - 2]).isEqualTo((byte) 0x21);
    packed[property] = 37;
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(packed, 12, 8);
    for (int i = 0; i < 4; i++) {
      packed[20 + i] = (byte) (crc.getValue() >> 8 * i);
    }
    Path file = Files.write(folder.resolve("large.xz"), packed);
    assertThatThrownBy(() -> reader.accepts(file))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining("packed by xz with a dictionary of more than 64 MiB")
        .hasMessageEndingWith("pack it again with `xz -9` or a lower level");
  }

  @Test
  void framesThatZstdSkipsMayComeFirst() throws IOException {
    byte[] skipped = {0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4};
    byte[] packed = packed(Packing.ZSTD, frame(0, 12));
    byte[] both = Arrays.copyOf(skipped, skipped.length + packed.length);
    System.arraycopy(packed, 0, both, skipped.length, packed.length);
    Path file = Files.write(folder.resolve("pzstd.zst"), both);
    assertThat(Collected.of(reader, file).frames()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void aBombIsRefused(Packing packing) throws IOException {
    Path file = folder.resolve("bomb");
    try (OutputStream out = packing(packing, Files.newOutputStream(file))) {
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) '\n');
      for (int i = 0; i < 40; i++) {
        out.write(blanks);
      }
    }
    assertThatThrownBy(
            () -> {
              try (InputStream in = PackedFiles.open(file)) {
                in.transferTo(OutputStream.nullOutputStream());
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused as a bomb");
  }

  private static byte[] packed(Packing packing, String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packing(packing, packed)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return packed.toByteArray();
  }

  private static OutputStream packing(Packing packing, OutputStream to) throws IOException {
    return switch (packing) {
      case GZIP -> new GZIPOutputStream(to);
      case BZIP2 -> new BZip2CompressorOutputStream(to, 1);
      case XZ -> new XZOutputStream(to, new LZMA2Options(1));
      case ZSTD -> new ZstdOutputStream(to).setChecksum(true);
    };
  }

  private static String frame(int step, int particles) {
    Random random = new Random(step);
    StringBuilder text =
        new StringBuilder(
                "ITEM: TIMESTEP\n%d\nITEM: NUMBER OF ATOMS\n%d\n".formatted(step, particles))
            .append("ITEM: BOX BOUNDS pp pp pp\n0 9\n0 9\n0 9\nITEM: ATOMS id type x y z\n");
    for (int id = 1; id <= particles; id++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d %d %.6f %.6f %.6f%n",
              id,
              1 + id % 2,
              9 * random.nextDouble(),
              9 * random.nextDouble(),
              9 * random.nextDouble()));
    }
    return text.toString();
  }
}
