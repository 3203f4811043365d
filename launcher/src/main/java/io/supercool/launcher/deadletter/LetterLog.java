package io.supercool.launcher.deadletter;

import io.supercool.console.UserException;
import io.supercool.contracts.text.Counted;
import io.supercool.contracts.topic.Topic;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.RecordRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The dead letters that a cluster holds. Holds one fetch of them at a time. Not thread-safe. */
public final class LetterLog implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** Of {@code cluster}. */
  public LetterLog(Cluster cluster) {
    consumer = cluster.bytesConsumer();
  }

  /**
   * The dead letters of one topic that are there now.
   *
   * @param topic whose they are
   * @param offsets theirs
   */
  public record Range(Topic<?> topic, RecordRange offsets) {

    /** How many there are. */
    public long count() {
      return offsets.size();
    }

    /** {@code 1 letter, sources:7}, {@code 3 letters, sources:7 to sources:9}. */
    public String text() {
      LetterName first = new LetterName(topic, offsets.from());
      LetterName last = new LetterName(topic, offsets.to() - 1);
      return "%s, %s"
          .formatted(Counted.of(count(), "letter"), count() == 1 ? last : first + " to " + last);
    }
  }

  /** Those of {@code topics}; topics without any are left out. */
  public List<Range> ranges(Collection<? extends Topic<?>> topics) {
    Set<String> present = consumer.listTopics().keySet();
    List<Range> ranges = new ArrayList<>();
    for (Topic<?> topic : topics) {
      if (present.contains(topic.deadLetters())) {
        Range range = range(topic);
        if (range.count() > 0) {
          ranges.add(range);
        }
      }
    }
    return ranges;
  }

  /** The newest of all, at most {@code limit}, the newest last. */
  public List<LetterSummary> newest(Collection<Range> ranges, int limit) {
    Comparator<LetterSummary> byTime = Comparator.comparing(LetterSummary::written);
    PriorityQueue<LetterSummary> newest = new PriorityQueue<>(byTime);
    for (Range range : ranges) {
      read(
          new Range(range.topic(), range.offsets().last(limit)),
          letter -> {
            newest.add(LetterSummary.of(letter));
            if (newest.size() > limit) {
              newest.remove();
            }
          });
    }
    return newest.stream().sorted(byTime).toList();
  }

  /** Gives every letter of {@code range} to {@code sink}, the oldest first. */
  public void read(Range range, Consumer<Letter> sink) {
    range
        .offsets()
        .read(
            consumer,
            record -> {
              sink.accept(Letter.of(range.topic(), record));
              return true;
            });
  }

  /**
   * The letter of this name.
   *
   * @throws UserException if it is not there, saying which are
   */
  public Letter get(LetterName name) {
    List<Range> range = ranges(List.of(name.topic()));
    List<Letter> found = new ArrayList<>();
    if (!range.isEmpty() && holds(range.get(0).offsets(), name.offset())) {
      RecordRange one =
          new RecordRange(LetterName.partition(name.topic()), name.offset(), name.offset() + 1);
      read(new Range(name.topic(), one), found::add);
    }
    if (found.isEmpty()) {
      throw new UserException(
          "There is no dead letter %s; of %s there %s."
              .formatted(
                  name,
                  name.topic().name(),
                  range.isEmpty() ? "is none" : "are " + range.get(0).text()));
    }
    return found.get(0);
  }

  private static boolean holds(RecordRange range, long offset) {
    return offset >= range.from() && offset < range.to();
  }

  private Range range(Topic<?> topic) {
    return new Range(topic, RecordRange.all(consumer, LetterName.partition(topic)));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
