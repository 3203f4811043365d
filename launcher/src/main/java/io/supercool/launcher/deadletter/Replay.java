package io.supercool.launcher.deadletter;

import io.supercool.console.UserException;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.text.Counted;
import io.supercool.contracts.topic.BlockId;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.PayloadTopic;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.RecordRange;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Publishes again what dead letters stand for, with its key and headers, on the topic that it was
 * on. The letter holds the record; of a payload of several blocks it holds one, and the others are
 * taken from that topic. What two letters stand for is published once. Not thread-safe.
 */
public final class Replay implements AutoCloseable {
  /** So many origins are remembered; a letter of an older one is published once more. */
  private static final int MAX_REMEMBERED = 100_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Set<String> published =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MAX_REMEMBERED;
            }
          });

  /** On {@code cluster}. */
  public Replay(Cluster cluster) {
    consumer = cluster.bytesConsumer();
    producer = cluster.bytesProducer();
  }

  /**
   * Publishes what {@code letter} stands for; returns when the brokers have it.
   *
   * @return what was done, a sentence
   * @throws UserException if it cannot be published as a whole; then nothing of it is
   */
  public String publish(Letter letter) {
    DeadLetter about = letter.about();
    requireRecord(letter);
    BlockId block =
        letter.name().topic() instanceof PayloadTopic ? CloudEvents.block(letter.headers()) : null;
    String origin = block == null ? about.place() : about.topic() + " " + block.recordId();
    if (published.contains(origin)) {
      return "%s stands for what was just published".formatted(letter.name());
    }
    int records = block == null ? publishAlone(letter) : publishAll(letter, block);
    published.add(origin);
    return "%s is published again on %s: %s (%s)"
        .formatted(
            letter.name(),
            about.topic(),
            about.subject() == null ? about.place() : about.subject(),
            Counted.of(records, "record"));
  }

  private static void requireRecord(Letter letter) {
    DeadLetter about = letter.about();
    if (!about.topic().equals(letter.name().topic().name())) {
      throw new UserException(
          "%s says that it is of %s, whose dead letters are elsewhere: publish it by hand"
              .formatted(letter.name(), about.topic()));
    }
    if (about.partition() == DeadLetter.NO_RECORD) {
      throw new UserException(
          "%s stands for no record. Where its reason names a file, correct it and give it to: ./supercool ingest FILE"
              .formatted(letter.name()));
    }
  }

  private int publishAlone(Letter letter) {
    Headers headers = new RecordHeaders(letter.headers());
    DeadLetter.removeFrom(headers);
    send(letter.about(), letter.key(), headers, letter.value());
    return 1;
  }

  private int publishAll(Letter letter, BlockId block) {
    DeadLetter about = letter.about();
    OriginBlocks blocks =
        new OriginBlocks(
            consumer,
            new TopicPartition(about.topic(), about.partition()),
            block,
            continuations(letter, block));
    List<Long> offsets = blocks.find(about.offset());
    requireAll(letter, blocks.missing());
    for (long offset : offsets) {
      if (offset == about.offset()) {
        publishAlone(letter);
      } else {
        publishOrigin(letter, offset);
      }
    }
    return offsets.size();
  }

  private void publishOrigin(Letter letter, long offset) {
    DeadLetter about = letter.about();
    boolean[] there = {false};
    new RecordRange(new TopicPartition(about.topic(), about.partition()), offset, offset + 1)
        .read(
            consumer,
            record -> {
              there[0] = true;
              send(about, record.key(), new RecordHeaders(record.headers()), record.value());
              return false;
            });
    if (!there[0]) {
      throw new UserException(
          "%s: offset %d of %s was deleted meanwhile; the first blocks are published, the rest is not"
              .formatted(letter.name(), offset, about.topic()));
    }
  }

  private static void requireAll(Letter letter, List<BlockId> missing) {
    if (!missing.isEmpty()) {
      throw new UserException(
          "%s cannot be published again: %s not on %s[%d] any more, or never were, such as %s. Give the source again: ./supercool ingest --again FILE"
              .formatted(
                  letter.name(),
                  missing.size() == 1 ? "1 block is" : missing.size() + " blocks are",
                  letter.about().topic(),
                  letter.about().partition(),
                  missing.get(0)));
    }
  }

  /** Ids of the graphs that a snapshot's own graph is to be preceded by. */
  private static Set<String> continuations(Letter letter, BlockId block) {
    if (!letter.name().topic().equals(Topics.GRAPHS)) {
      return Set.of();
    }
    SnapshotId snapshot = snapshot(block.recordId());
    if (snapshot != null && snapshot.is(Derivation.Kind.CONTINUATION)) {
      throw new UserException(
          "%s is of a continuation, whose graph is of use before that of %s alone. Give the source again: ./supercool ingest --again FILE"
              .formatted(letter.name(), snapshot.parent()));
    }
    Graph graph = graph(letter.value());
    return graph == null
        ? Set.of()
        : IntStream.range(0, graph.continuations())
            .mapToObj(number -> new Derivation(Derivation.Kind.CONTINUATION, number))
            .map(graph.snapshot()::derived)
            .map(SnapshotId::toString)
            .collect(Collectors.toCollection(HashSet::new));
  }

  private static @Nullable SnapshotId snapshot(String id) {
    try {
      return SnapshotId.parse(id);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Graph graph(byte @Nullable [] value) {
    try {
      return Topics.GRAPHS.codec().decode(value).part();
    } catch (ContractException e) {
      return null;
    }
  }

  /** By its key, as it came there; without a key to the partition it was in. */
  private void send(
      DeadLetter about, byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
    Integer partition = key == null ? about.partition() : null;
    try {
      producer.send(new ProducerRecord<>(about.topic(), partition, key, value, headers)).get();
    } catch (ExecutionException e) {
      throw new UserException(
          "Cannot publish on %s: %s".formatted(about.topic(), e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while publishing on " + about.topic(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
