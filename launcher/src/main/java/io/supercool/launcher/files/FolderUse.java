package io.supercool.launcher.files;

import io.supercool.contracts.disk.DiskSpace;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the folder of a system holds, in bytes, and the room on its disk.
 *
 * @param folder its path
 * @param recordsBytes of the broker, and of how far followed sources are published
 * @param labelsBytes of what label-service waits with
 * @param modelsBytes of checkpoints, and of frames that wait for labels
 * @param logsBytes of all processes' logs
 * @param disk the room; null if it cannot be said
 */
public record FolderUse(
    String folder,
    long recordsBytes,
    long labelsBytes,
    long modelsBytes,
    long logsBytes,
    @Nullable DiskSpace disk) {

  /** Of the folder at {@code path} as it is now. */
  public static FolderUse of(Path path) {
    RunFolder folder = new RunFolder(path, path.resolve("logs"));
    return new FolderUse(
        path.toString(),
        KeptRecords.bytes(folder.broker()) + KeptRecords.bytes(folder.followed()),
        KeptRecords.bytes(folder.labels()),
        KeptRecords.bytes(folder.models()),
        KeptRecords.bytes(folder.logs()),
        disk(path));
  }

  private static @Nullable DiskSpace disk(Path path) {
    try {
      return DiskSpace.of(path);
    } catch (IOException e) {
      return null;
    }
  }
}
