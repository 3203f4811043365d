package io.supercool.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.storage.testing.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class IdentityRegisterTest {
  private static final long MANY = 1000;

  private final List<String> published = new ArrayList<>();
  @TempDir Path folder;

  private static Configuration frame(String trajectory, long step, double first) {
    return frame(trajectory, step, first, Split.LIVE);
  }

  private static Configuration frame(String trajectory, long step, double first, Split split) {
    ConfigurationHeader header =
        ConfigurationHeader.builder(new SnapshotId(trajectory, "name", step), split)
            .box(new double[] {5, 5, 5})
            .species(List.of("A", "B"))
            .build();
    return Configuration.of(header, new byte[] {0, 1}, new double[] {first, 1, 2, 3, 4, 0});
  }

  private Standing publish(IdentityRegister register, Configuration frame, boolean again) {
    return register.publish(frame, "file", again, () -> published.add(frame.snapshot().toString()));
  }

  @Test
  void anIdIsGivenToOneContent() {
    try (IdentityRegister register = register(MANY)) {
      assertThat(publish(register, frame("a", 1, 0), false)).isEqualTo(Standing.NEW);
      assertThat(publish(register, frame("a", 1, 0), false)).isEqualTo(Standing.KNOWN);
      assertThat(publish(register, frame("a", 1, 0.5), false)).isEqualTo(Standing.TAKEN);
      assertThat(publish(register, frame("a", 1, 0.5), true)).isEqualTo(Standing.TAKEN);
      assertThat(publish(register, frame("b", 1, 0.5), false)).isEqualTo(Standing.NEW);
      assertThat(register.source(frame("a", 1, 0))).isEqualTo("file");
    }
    assertThat(published).containsExactly("a/name/1", "b/name/1");
  }

  @Test
  void ofTwoAtTheSameTimeOneHasTheId() throws Exception {
    try (IdentityRegister register = register(MANY)) {
      List<Standing> second = new ArrayList<>();
      Thread late = new Thread(() -> second.add(publish(register, frame("a", 1, 0.5), false)));
      Standing first =
          register.publish(
              frame("a", 1, 0),
              "file",
              false,
              () -> {
                late.start();
                while (late.getState() != Thread.State.WAITING && late.isAlive()) {
                  Thread.onSpinWait();
                }
              });
      late.join();
      assertThat(first).isEqualTo(Standing.NEW);
      assertThat(second).containsExactly(Standing.TAKEN);
    }
    assertThat(published).isEmpty();
  }

  @Test
  void theSameIsPublishedAgainOnlyIfThatIsAskedForOrItIsForAnotherPurpose() {
    try (IdentityRegister register = register(MANY)) {
      publish(register, frame("a", 1, 0), false);
      assertThat(publish(register, frame("a", 1, 0), true)).isEqualTo(Standing.NEW);
      assertThat(publish(register, frame("a", 1, 0, Split.TRAIN), false)).isEqualTo(Standing.NEW);
      assertThat(publish(register, frame("a", 1, 0, Split.TRAIN), false)).isEqualTo(Standing.KNOWN);
    }
    assertThat(published).hasSize(3);
  }

  @Test
  void whatFailsToBePublishedIsNotRemembered() {
    try (IdentityRegister register = register(MANY)) {
      try {
        register.publish(
            frame("a", 1, 0),
            "file",
            false,
            () -> {
              throw new IllegalStateException("no broker");
            });
      } catch (IllegalStateException expected) {
        assertThat(expected).hasMessage("no broker");
      }
      assertThat(register.standing(frame("a", 1, 0.5))).isEqualTo(Standing.NEW);
    }
  }

  @Test
  void outlivesARestart() {
    try (IdentityRegister register = register(MANY)) {
      publish(register, frame("a", 7, 0), false);
    }
    try (IdentityRegister register = register(MANY)) {
      assertThat(register.standing(frame("a", 7, 0))).isEqualTo(Standing.KNOWN);
      assertThat(register.standing(frame("a", 7, 1))).isEqualTo(Standing.TAKEN);
      assertThat(register.lastStep("a")).isEqualTo(7);
      assertThat(register.lastStep("b")).isEqualTo(-1);
    }
  }

  @Test
  void forgetsTheOldest() {
    try (IdentityRegister register = register(3)) {
      for (int step = 0; step < 5; step++) {
        publish(register, frame("a" + step, step, 0), false);
      }
      assertThat(register.standing(frame("a1", 1, 1))).isEqualTo(Standing.NEW);
      assertThat(register.standing(frame("a2", 2, 1))).isEqualTo(Standing.TAKEN);
      assertThat(register.lastStep("a1")).isEqualTo(-1);
      assertThat(register.lastStep("a4")).isEqualTo(4);
    }
  }

  @Test
  void damagedFileIsSetAside() throws Exception {
    Files.writeString(folder.resolve("ids"), "not a register ".repeat(1000));
    try (IdentityRegister register = register(MANY)) {
      assertThat(publish(register, frame("a", 1, 0), false)).isEqualTo(Standing.NEW);
    }
    assertThat(folder.resolve("ids.damaged")).exists();
  }

  /** What was published before, and as the disk was full, is known afterwards. */
  @Test
  @Timeout(60)
  void aFullDiskIsOutlasted() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder, 8)) {
      try (IdentityRegister register = register(MANY)) {
        publish(register, frame("before", 1, 0), false);
        disk.fill();
        Thread publisher =
            new Thread(
                () -> {
                  for (int step = 0; step < 50; step++) {
                    publish(register, frame("during", step, 0), false);
                  }
                });
        publisher.start();
        while (publisher.getState() != Thread.State.TIMED_WAITING) {
          assertThat(publisher.isAlive()).isTrue();
          Thread.onSpinWait();
        }
        disk.makeRoom();
        publisher.join();
      }
      assertThat(folder.resolve("ids.damaged")).doesNotExist();
      try (IdentityRegister register = register(MANY)) {
        assertThat(register.standing(frame("before", 1, 0))).isEqualTo(Standing.KNOWN);
        for (int step = 0; step < 50; step++) {
          assertThat(register.standing(frame("during", step, 0))).isEqualTo(Standing.KNOWN);
        }
      }
    }
    assertThat(published).hasSize(51);
  }

  private IdentityRegister register(long most) {
    return new IdentityRegister(folder.resolve("ids"), most);
  }
}
