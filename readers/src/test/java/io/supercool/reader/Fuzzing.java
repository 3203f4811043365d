package io.supercool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.Split;
import io.supercool.contracts.wire.ConfigurationCodec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

/** Feeds a reader damaged copies of a good file. */
public final class Fuzzing {
  private static final int FILES = Integer.getInteger("supercool.mutations", 2_500);
  private static final long FIXED_BYTES = 64L << 20;
  private static final byte[] TELLING = {0, 1, 2, 0x7f, (byte) 0x80, (byte) 0xff, '.', '(', 'R'};

  private Fuzzing() {}

  /**
   * Mutates {@code good} many times, see CONTRIBUTING.md. Every file is read, or refused with a
   * {@link SourceFormatException} that names it; nothing else is thrown and no more than 64 MiB and
   * twice the file is allocated for it.
   *
   * @return the share that was refused
   */
  public static double refusedShare(SourceReader reader, Path good, Path folder, long seed)
      throws IOException {
    byte[] original = Files.readAllBytes(good);
    Random random = new Random(seed);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Path file = folder.resolve(good.getFileName().toString());
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      byte[] mutated = mutate(original, random);
      overwrite(file, mutated);
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      try {
        if (reader.accepts(file)) {
          refused += refusedFrames(reader, file) > 0 ? 1 : 0;
        } else {
          refused++;
        }
      } catch (SourceFormatException e) {
        refused++;
        assertThat(e).hasMessageContaining(file.toString());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("file %d of seed %d".formatted(i, seed), e);
      }
      long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      assertThat(after - before)
          .as("bytes allocated for file %d of seed %d", i, seed)
          .isLessThan(FIXED_BYTES + 2L * mutated.length);
    }
    return (double) refused / FILES;
  }

  /** Without cutting the file to nothing first, after which file systems wait for the disk. */
  private static void overwrite(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.truncate(bytes.length);
    }
  }

  /** Reads all that can be read; how many frames could not. */
  private static int refusedFrames(SourceReader reader, Path file) {
    int[] refused = {0};
    reader.read(
        new Source(file, Split.LIVE, null),
        new FrameSink() {
          @Override
          public void accept(Configuration configuration) {
            new ConfigurationCodec().encode(configuration, RecordLimits.BLOCK_BYTES);
          }

          @Override
          public void refuse(SourceFormatException fault) {
            assertThat(fault).hasMessageContaining(file.toString());
            refused[0]++;
          }
        });
    return refused[0];
  }

  private static byte[] mutate(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int c = 0; c < changes; c++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
        case 3 -> bytes[at] = (byte) random.nextInt(256);
        case 4 -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(32), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, length);
        }
        default -> {
          if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
          }
        }
      }
    }
    return bytes;
  }
}
