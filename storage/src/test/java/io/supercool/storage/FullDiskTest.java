package io.supercool.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.storage.testing.SmallDisk;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FullDiskTest {
  private static final byte[] OLD = new byte[1000];
  private static final byte[] NEW = new byte[200_000];

  @TempDir Path folder;

  @Test
  void aFileKeepsItsContentAndTakesNoMoreRoom() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder, 1)) {
      DurableFile file = new DurableFile(folder.resolve("state"));
      file.write(OLD);
      disk.fill(100_000);
      assertThatThrownBy(() -> file.write(NEW))
          .isInstanceOf(FullDiskException.class)
          .hasMessage("the disk has no room for %s; make some", file.path());
      assertThat(file.read()).hasValue(OLD);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrder("state", "ballast");
      }
    }
  }

  @Test
  void whoIsPatientWritesOnceThereIsRoom() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder, 1)) {
      DurableFile file = new DurableFile(folder.resolve("state"));
      disk.fill();
      CountDownLatch refused = new CountDownLatch(1);
      CompletableFuture<Void> written =
          CompletableFuture.runAsync(
              () -> {
                try {
                  DiskPatience.untilWritten(
                      () -> {
                        try {
                          file.write(NEW);
                        } finally {
                          refused.countDown();
                        }
                      });
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      refused.await();
      assertThat(written).isNotDone();
      disk.makeRoom();
      written.join();
      assertThat(file.read()).hasValue(NEW);
    }
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder, 1)) {
      disk.fill();
      Thread.currentThread().interrupt();
      assertThatThrownBy(
              () ->
                  DiskPatience.untilWritten(
                      () -> new DurableFile(folder.resolve("state")).write(NEW)))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void otherFailuresArePassedOn() throws Exception {
    Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(
            () ->
                DiskPatience.untilWritten(
                    () -> new DurableFile(folder.resolve("file/state")).write(NEW)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(FullDiskException.class);
  }
}
