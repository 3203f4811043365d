package io.supercool.launcher.kafka;

import io.supercool.console.UserException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Some records of a partition that follow each other.
 *
 * @param partition where they are
 * @param from offset of the first
 * @param to offset after the last; what is written later is not read
 */
public record RecordRange(TopicPartition partition, long from, long to) {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** All that is in {@code partition} now, which is assigned for that. */
  public static RecordRange all(Consumer<?, ?> consumer, TopicPartition partition) {
    List<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    return new RecordRange(
        partition,
        consumer.beginningOffsets(one).get(partition),
        consumer.endOffsets(one).get(partition));
  }

  /** How many offsets there are; of a compacted topic more than records. */
  public long size() {
    return Math.max(0, to - from);
  }

  /** The last {@code count} of them. */
  public RecordRange last(long count) {
    return new RecordRange(partition, Math.max(from, to - count), to);
  }

  /**
   * Gives the records that are still there to {@code sink}, in order, until it says that it has
   * enough. Holds one fetch at a time.
   *
   * @param sink whether to go on
   * @throws UserException if the broker gives none for half a minute
   */
  public <K, V> void read(Consumer<K, V> consumer, Predicate<ConsumerRecord<K, V>> sink) {
    if (size() == 0) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long heard = System.nanoTime();
    long position = from;
    while (position < to) {
      for (ConsumerRecord<K, V> record : consumer.poll(POLL)) {
        if (record.offset() >= to || !sink.test(record)) {
          return;
        }
      }
      long next = consumer.position(partition);
      if (next > position) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
        throw new UserException(
            "%s gives no record at offset %d for %d s. Is its broker up?"
                .formatted(partition, position, PATIENCE.toSeconds()));
      }
      position = next;
    }
  }
}
