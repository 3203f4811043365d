package io.supercool.ingest;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.text.Counted;
import io.supercool.reader.FrameSink;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Publishes the frames of one file and remembers which, and which were refused and why. */
final class PublishingSink implements FrameSink {
  /** More ids would not fit one record; a training request holds no more either. */
  private static final int MAX_NAMED = 10_000;

  private static final int MAX_REASONS = 5;

  private final Path file;
  private final SourceRequest request;
  private final SnapshotPublisher publisher;
  private final Consumer<SourceWarning> warned;
  private final Runnable progress;
  private final List<SnapshotId> published = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private long count;
  private long known;
  private int refused;
  private long began = System.nanoTime();

  /**
   * Of {@code file}, as {@code request} asks.
   *
   * @param warned takes warnings
   * @param progress is called after each frame; the next is read when it returns
   */
  PublishingSink(
      Path file,
      SourceRequest request,
      SnapshotPublisher publisher,
      Consumer<SourceWarning> warned,
      Runnable progress) {
    this.file = file;
    this.request = request;
    this.publisher = publisher;
    this.warned = warned;
    this.progress = progress;
  }

  @Override
  public void accept(Configuration configuration) {
    boolean again = Boolean.TRUE.equals(request.again());
    Configuration marked = configuration.by(request.models());
    switch (publisher.publish(marked, file.toString(), again, began)) {
      case NEW -> {
        count++;
        if (published.size() < MAX_NAMED) {
          published.add(configuration.snapshot());
        }
      }
      case KNOWN -> known++;
      case TAKEN ->
          refuse(
              new SourceFormatException(
                  file,
                  configuration.snapshot().toString(),
                  "this id was given to another content, from "
                      + publisher.register().source(configuration),
                  "give these files a trajectory of their own with --trajectory"));
    }
    progress.run();
    began = System.nanoTime();
  }

  @Override
  public void warn(SourceWarning warning) {
    warned.accept(warning);
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

  /** How many were published with the same content before, and not again. */
  long known() {
    return known;
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
