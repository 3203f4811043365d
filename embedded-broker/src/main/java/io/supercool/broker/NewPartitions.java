package io.supercool.broker;

import com.yammer.metrics.core.Metric;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistryListener;
import io.supercool.storage.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Flushes what a new partition stands on, and Kafka does not flush in time: a power cut could take
 * it with all its acknowledged records.
 *
 * <ul>
 *   <li>The name of its folder: Kafka flushes what is in it, but not the folder that it is in. That
 *       also deletes for good the mark of a clean end, with which Kafka would not look for half
 *       records.
 *   <li>The record that says that its topic exists: the only controller answers before it flushes.
 * </ul>
 *
 * <p>Kafka has no place for this. But a log announces its metrics on the thread that makes it, when
 * its folder is there, the mark is deleted, and nobody can append to it yet.
 */
final class NewPartitions implements MetricsRegistryListener, AutoCloseable {
  private static final String LOGS = "Log";
  private static final String ONE_OF_EACH_LOG = "Size";
  private static final String METADATA = "__cluster_metadata-0";
  private static final String SEGMENT = ".log";

  private final Path data;

  /** The segment of the metadata that was flushed last, and how long it was then at least. */
  private @Nullable Path flushed;

  private long flushedLength;

  /** Of the partitions in a broker's folder. */
  NewPartitions(Path data) {
    this.data = data;
  }

  /** From now on. */
  void begin() {
    KafkaYammerMetrics.defaultRegistry().addListener(this);
  }

  @Override
  public void onMetricAdded(MetricName name, Metric metric) {
    if (name.getType().equals(LOGS) && name.getName().equals(ONE_OF_EACH_LOG)) {
      try {
        Folders.force(data);
        flushMetadata();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot flush the broker's folder " + data, e);
      }
    }
  }

  /** Once for the partitions that are made because of one record. */
  private synchronized void flushMetadata() throws IOException {
    Optional<Path> segment = newestSegment(data.resolve(METADATA));
    if (segment.isPresent()) {
      long length = Files.size(segment.get());
      if (!segment.get().equals(flushed) || length != flushedLength) {
        Folders.force(segment.get());
        flushed = segment.get();
        flushedLength = length;
      }
    }
  }

  /** Names are numbers of the same length. */
  private static Optional<Path> newestSegment(Path log) throws IOException {
    if (!Files.isDirectory(log)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(log)) {
      return files.filter(file -> file.toString().endsWith(SEGMENT)).max(Path::compareTo);
    }
  }

  @Override
  public void onMetricRemoved(MetricName name) {
    // Nothing that was acknowledged depends on the end of a log.
  }

  @Override
  public void close() {
    KafkaYammerMetrics.defaultRegistry().removeListener(this);
  }
}
