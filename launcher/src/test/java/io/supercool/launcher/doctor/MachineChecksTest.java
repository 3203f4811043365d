package io.supercool.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.disk.DiskSpace;
import io.supercool.launcher.doctor.Finding.Level;
import io.supercool.launcher.system.Heaps;
import io.supercool.launcher.system.SystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the machine and of a folder on it. */
class MachineChecksTest {
  private static final SystemOptions OPTIONS = SystemOptions.besideOthers(Map.of(), null, null);

  @TempDir Path folder;

  @Test
  void theHeapsAreThoseThatProcessesAreStartedWith() {
    long one = Heaps.bytes(OPTIONS);
    assertThat(one).isEqualTo((512L + 1024 + 2048 + 256 + 4096 + 512) << 20);
    assertThat(Heaps.bytes(SystemOptions.besideOthers(Map.of(), null, 3)))
        .isEqualTo(one + (4096L << 20));
    Map<String, String> cluster = Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
    assertThat(Heaps.bytes(SystemOptions.besideOthers(cluster, null, null)))
        .isEqualTo(one - (512L << 20));
  }

  @Test
  void whatIsTooLittleIsWarnedOf() {
    assertThat(MachineChecks.memory(8_000_000_000L, false, 9_000_000_000L))
        .returns(Level.WARN, Finding::level)
        .extracting(Finding::text)
        .asString()
        .startsWith("8.0 GB free");
    assertThat(MachineChecks.memory(9_000_000_000L, true, 9_000_000_000L).level())
        .isEqualTo(Level.OK);
    assertThat(MachineChecks.processors(1).level()).isEqualTo(Level.WARN);
    assertThat(MachineChecks.processors(2).level()).isEqualTo(Level.OK);
    assertThat(MachineChecks.openFiles(1024).level()).isEqualTo(Level.WARN);
    assertThat(MachineChecks.openFiles(4096).level()).isEqualTo(Level.OK);
    assertThat(room(20_000_000_000L).level()).isEqualTo(Level.OK);
    assertThat(room(5_000_000_000L).level()).isEqualTo(Level.WARN);
    assertThat(room(2_000_000_000L).level()).isEqualTo(Level.FAIL);
  }

  private Finding room(long usableBytes) {
    return WorkspaceChecks.room(
        folder, new DiskSpace(usableBytes, 100_000_000_000L), OPTIONS.diskReserve());
  }

  @Test
  void thisMachineAnswersEveryCheck() {
    assertThat(MachineChecks.of(OPTIONS, false))
        .extracting(Finding::check)
        .containsExactly("memory", "processors", "open files", "ports");
  }

  @Test
  void aFolderThatIsNotThereYetIsThatAboveIt() {
    List<Finding> findings =
        WorkspaceChecks.of(folder.resolve("not/there/yet"), OPTIONS.diskReserve());
    assertThat(findings)
        .extracting(Finding::check)
        .containsExactly("disk", "file system", "workspace");
    assertThat(findings.get(0).text()).startsWith(folder + ": ");
    assertThat(findings.get(2).text()).startsWith("can be written");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeWrittenFails() {
    assertThat(WorkspaceChecks.of(Path.of("/proc/no-such-folder"), OPTIONS.diskReserve()))
        .last()
        .returns(Level.FAIL, Finding::level);
  }

  @Test
  void aFileSystemOverANetworkAndItsClockAreWarnedOf() {
    for (String type : List.of("nfs", "nfs4", "cifs", "lustre", "fuse.sshfs")) {
      assertThat(WorkspaceChecks.kind(folder, type).level()).as(type).isEqualTo(Level.WARN);
    }
    for (String type : List.of("ext4", "xfs", "btrfs", "overlay", "tmpfs", "apfs")) {
      assertThat(WorkspaceChecks.kind(folder, type).level()).as(type).isEqualTo(Level.OK);
    }
    assertThat(WorkspaceChecks.clock(Duration.ofSeconds(-30)).text()).contains("30 s behind");
    assertThat(WorkspaceChecks.clock(Duration.ofSeconds(30)).text()).contains("30 s ahead of");
    assertThat(WorkspaceChecks.clock(Duration.ofMillis(-1500)).level()).isEqualTo(Level.OK);
  }
}
