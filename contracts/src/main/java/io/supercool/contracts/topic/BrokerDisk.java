package io.supercool.contracts.topic;

import io.supercool.contracts.disk.DiskSpace;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** The disks on which brokers keep records, as the brokers tell of them. */
public final class BrokerDisk {
  private BrokerDisk() {}

  /** Every broker's folders; none where the cluster does not tell, by its version or its rules. */
  public static Collection<Map<String, LogDirDescription>> folders(Admin admin)
      throws ExecutionException, InterruptedException {
    try {
      List<Integer> brokers = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
      return admin.describeLogDirs(brokers).allDescriptions().get().values();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException
          || e.getCause() instanceof UnsupportedVersionException) {
        return List.of();
      }
      throw e;
    }
  }

  /** The disk that has the least room of all; empty where brokers do not tell. */
  public static Optional<DiskSpace> fullest(Collection<Map<String, LogDirDescription>> folders) {
    return folders.stream()
        .flatMap(broker -> broker.values().stream())
        .filter(folder -> folder.usableBytes().isPresent() && folder.totalBytes().isPresent())
        .map(
            folder ->
                new DiskSpace(folder.usableBytes().getAsLong(), folder.totalBytes().getAsLong()))
        .min(Comparator.comparingLong(DiskSpace::usableBytes));
  }
}
