package io.supercool.launcher.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The folder where a system keeps its records: room, whether it can be written, its clock. */
public final class WorkspaceChecks {
  private static final long LITTLE = 10_000_000_000L;
  private static final long TOO_LITTLE = 1_000_000_000L;
  private static final Duration SAME_TIME = Duration.ofSeconds(2);
  private static final Pattern REMOTE =
      Pattern.compile("nfs.*|cifs|smb.*|9p|afs|ceph|lustre|gpfs|beegfs.*|glusterfs|fuse\\..*fs.*");

  private WorkspaceChecks() {}

  /** All of them for {@code workspace}, which need not exist yet. */
  public static List<Finding> of(Path workspace) {
    Path folder = workspace.toAbsolutePath().normalize();
    while (folder.getParent() != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    List<Finding> findings = new ArrayList<>();
    try {
      FileStore store = Files.getFileStore(folder);
      findings.add(room(folder, store.getUsableSpace()));
      findings.add(kind(folder, store.type()));
    } catch (IOException e) {
      findings.add(
          Finding.warn(
              "disk", "%s does not say how much room it has: %s".formatted(folder, e), "Look."));
    }
    findings.add(written(folder));
    return findings;
  }

  /** Whether {@code free} bytes are enough. */
  static Finding room(Path folder, long free) {
    String text = "%s free in %s".formatted(Bytes.text(free), folder);
    String remedy = "Make room, or name another folder with --workspace.";
    if (free < TOO_LITTLE) {
      return Finding.fail("disk", text, remedy);
    }
    return free < LITTLE ? Finding.warn("disk", text, remedy) : Finding.ok("disk", text);
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
