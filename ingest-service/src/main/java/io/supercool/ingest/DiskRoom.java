package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.disk.DiskReserve;
import io.supercool.contracts.disk.DiskSpace;
import io.supercool.contracts.topic.BrokerDisk;
import io.supercool.support.WrittenFolder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is room for more: on the broker's disk, which takes what is published, and on this
 * service's own, which takes what is remembered of it. Where there is not, no source is begun; what
 * is begun waits. Thread-safe.
 */
@ApplicationScoped
public class DiskRoom {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final List<WatchedDisk> disks;
  private final Duration pause;
  private final @Nullable Admin admin;

  @Inject
  DiskRoom(
      IngestSettings settings,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "supercool.disk.reserve") Optional<Long> reserve) {
    DiskReserve kept =
        new DiskReserve(reserve.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    Path folder = settings.stateDirectory();
    Admin asked =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS));
    admin = asked;
    pause = PAUSE;
    disks =
        List.of(
            new WatchedDisk("the broker's disk", kept, LOOK, () -> ofBroker(asked)),
            new WatchedDisk(
                "the disk of ingest-service's folder " + folder, kept, LOOK, () -> of(folder)));
  }

  /** Watches these, and looks again after {@code pause} where it waits. */
  DiskRoom(List<WatchedDisk> disks, Duration pause) {
    this.disks = disks;
    this.pause = pause;
    this.admin = null;
  }

  void measure(@Observes StartupEvent started, IngestSettings settings, MeterRegistry meters) {
    WrittenFolder.measure(settings.stateDirectory(), meters);
  }

  /**
   * Refuses a source that is not begun yet.
   *
   * @param location of the source
   * @throws ContractException if a disk is short of space; it says which, and what to do
   */
  void requireForNew(String location) {
    String shortage = shortage();
    if (shortage != null) {
      throw new ContractException(
          "%s: is not begun, since %s; make room there, as docs/how-to/operate.md says, then ask again: what is published is not published twice"
              .formatted(location, shortage));
    }
  }

  /**
   * Returns at once while there is room, else when there is again.
   *
   * @param over whether not to wait any longer
   * @param waiting is called as it begins to wait, with the reason, and now and then as it waits
   * @throws WithdrawnException if it is not to wait any longer, or the thread is interrupted
   */
  void await(BooleanSupplier over, Consumer<String> waiting) {
    for (String shortage = shortage(); shortage != null; shortage = shortage()) {
      waiting.accept(shortage);
      if (over.getAsBoolean()) {
        throw new WithdrawnException();
      }
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WithdrawnException();
      }
    }
  }

  /** Which disk is short of space and how much it has; null if none is. */
  private @Nullable String shortage() {
    for (WatchedDisk disk : disks) {
      String shortage = disk.shortage();
      if (shortage != null) {
        return shortage;
      }
    }
    return null;
  }

  private static Optional<DiskSpace> ofBroker(Admin admin) {
    try {
      return BrokerDisk.fullest(BrokerDisk.folders(admin));
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<DiskSpace> of(Path folder) {
    try {
      return Optional.of(DiskSpace.of(folder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @PreDestroy
  void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(2));
    }
  }
}
