package io.supercool.ingest;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.text.Counted;
import io.supercool.reader.FrameSink;
import io.supercool.reader.SourceFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Publishes the frames of one file and remembers which, and which were refused and why. */
final class PublishingSink implements FrameSink {
  /** More ids would not fit one record; a training request holds no more either. */
  private static final int MAX_NAMED = 10_000;

  private static final int MAX_REASONS = 5;

  private final Path file;
  private final SnapshotPublisher publisher;
  private final Runnable progress;
  private final List<SnapshotId> published = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private long count;
  private int refused;
  private long began = System.nanoTime();

  /** Of {@code file}; calls {@code progress} after each frame. */
  PublishingSink(Path file, SnapshotPublisher publisher, Runnable progress) {
    this.file = file;
    this.publisher = publisher;
    this.progress = progress;
  }

  @Override
  public void accept(Configuration configuration) {
    publisher.publish(configuration, began);
    count++;
    if (published.size() < MAX_NAMED) {
      published.add(configuration.snapshot());
    }
    progress.run();
    began = System.nanoTime();
  }

  @Override
  public void refuse(SourceFormatException fault) {
    refused++;
    if (reasons.size() < MAX_REASONS) {
      reasons.add(fault.getMessage());
    }
    progress.run();
  }

  /** How many were published. */
  long count() {
    return count;
  }

  /** Ids of those published, of the first ten thousand. */
  List<SnapshotId> published() {
    return published;
  }

  /** Whether any were refused. */
  boolean hasRefused() {
    return refused > 0;
  }

  /**
   * Makes a fault of the refused frames.
   *
   * @throws SourceFormatException if there are any
   */
  void reportRefused() {
    if (refused > 0) {
      throw new SourceFormatException(
          file,
          "%s, %s published"
              .formatted(Counted.of(refused, "fault"), Counted.of(count, "configuration")),
          String.join(" | ", reasons) + (refused > reasons.size() ? " | ..." : ""),
          "correct these alone: what is published needs not come again");
    }
  }
}
