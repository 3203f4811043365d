package io.supercool.launcher.doctor;

import io.supercool.contracts.disk.DiskReserve;
import io.supercool.contracts.disk.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The folder where a system keeps its records: room, whether it can be written, its clock. */
public final class WorkspaceChecks {
  /** With less than so many reserves a few runs make the disk short of space. */
  private static final int LITTLE = 4;

  private static final Duration SAME_TIME = Duration.ofSeconds(2);
  private static final Pattern REMOTE =
      Pattern.compile("nfs.*|cifs|smb.*|9p|afs|ceph|lustre|gpfs|beegfs.*|glusterfs|fuse\\..*fs.*");

  private WorkspaceChecks() {}

  /**
   * All of them for {@code workspace}, which need not exist yet.
   *
   * @param reserve what is kept free of its disk
   */
  public static List<Finding> of(Path workspace, DiskReserve reserve) {
    Path folder = workspace.toAbsolutePath().normalize();
    while (folder.getParent() != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    List<Finding> findings = new ArrayList<>();
    try {
      findings.add(room(folder, DiskSpace.of(folder), reserve));
      findings.add(kind(folder, Files.getFileStore(folder).type()));
    } catch (IOException e) {
      findings.add(
          Finding.warn(
              "disk", "%s does not say how much room it has: %s".formatted(folder, e), "Look."));
    }
    findings.add(written(folder));
    return findings;
  }

  /** Whether {@code disk}, of {@code folder}, has room enough. */
  static Finding room(Path folder, DiskSpace disk, DiskReserve reserve) {
    String text = "%s: %s".formatted(folder, reserve.text(disk));
    String remedy = "Make room, or name another folder with --workspace.";
    if (disk.usableBytes() < reserve.of(disk)) {
      return Finding.fail("disk", text + ": new sources are refused", remedy);
    }
    return disk.usableBytes() < LITTLE * reserve.of(disk)
        ? Finding.warn("disk", text, remedy)
        : Finding.ok("disk", text);
  }

  /** Whether a file system of this type is on this machine. */
  static Finding kind(Path folder, String type) {
    return REMOTE.matcher(type).matches()
        ? Finding.warn(
            "file system",
            "%s is on %s, over a network: the broker's records may suffer".formatted(folder, type),
            "Name a folder on a disk of this machine with --workspace.")
        : Finding.ok("file system", type);
  }

  /** Whether a file can be written, and has this machine's time. */
  private static Finding written(Path folder) {
    try {
      Path file = Files.createTempFile(folder, ".supercool-doctor", null);
      try {
        Instant now = Instant.now();
        return clock(Duration.between(now, Files.getLastModifiedTime(file).toInstant()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      return Finding.fail(
          "workspace",
          "%s cannot be written: %s".formatted(folder, e),
          "Give yourself the right to, or name another folder with --workspace.");
    }
  }

  /** Whether files are as old as they are, given how far their time is ahead of the clock. */
  static Finding clock(Duration ahead) {
    return ahead.abs().compareTo(SAME_TIME) <= 0
        ? Finding.ok("workspace", "can be written; files have this machine's time")
        : Finding.warn(
            "workspace",
            "can be written; the times of files are %d s %s this machine's clock"
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"),
            "Set the clock of the file server, or of this machine.");
  }
}
