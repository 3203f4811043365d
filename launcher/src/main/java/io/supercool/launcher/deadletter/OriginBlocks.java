package io.supercool.launcher.deadletter;

import io.supercool.contracts.topic.BlockId;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.launcher.kafka.RecordRange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the blocks that belong to one that could not be processed, in the partition that it was in.
 * Headers say which block a record is. Of a block that is there twice the one nearest counts. Holds
 * offsets, no blocks. Used once.
 */
final class OriginBlocks {
  private static final int FIRST_WINDOW = 64;

  private final Consumer<byte[], byte[]> consumer;
  private final RecordRange all;
  private final BlockId own;
  private final Set<String> others;
  private final Map<BlockId, Long> found = new HashMap<>();

  /**
   * Of the block {@code own}.
   *
   * @param others ids of payloads that belong to its own and come before it
   */
  OriginBlocks(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      BlockId own,
      Set<String> others) {
    this.consumer = consumer;
    this.all = RecordRange.all(consumer, partition);
    this.own = own;
    this.others = others;
  }

  /**
   * Looks for them.
   *
   * @param offset that the block was at
   * @return where the blocks are, as they are to be read; that one is among them
   */
  List<Long> find(long offset) {
    found.put(own, offset);
    before(Math.min(offset, all.to()));
    after(offset + 1);
    Stream<BlockId> before =
        others.stream()
            .flatMap(other -> blocks(other, count(other)))
            .filter(found::containsKey)
            .sorted(Comparator.comparing(found::get));
    return Stream.concat(before, blocks(own.recordId(), own.count()).filter(found::containsKey))
        .map(found::get)
        .toList();
  }

  /** Ids of blocks that were not found; a payload of which none was found counts as one block. */
  List<BlockId> missing() {
    return Stream.concat(others.stream().flatMap(this::missingOf), missingOfOwn(0, own.count()))
        .toList();
  }

  /** In windows that grow, since a log can be read forward alone. */
  private void before(long offset) {
    long to = offset;
    long window = FIRST_WINDOW;
    while (to > all.from() && !isCompleteBefore()) {
      long from = Math.max(all.from(), to - window);
      Map<BlockId, Long> here = new HashMap<>();
      new RecordRange(all.partition(), from, to)
          .read(
              consumer,
              record -> {
                BlockId block = CloudEvents.block(record.headers());
                if (block != null && isWantedBefore(block)) {
                  here.put(block, record.offset());
                }
                return true;
              });
      here.forEach(found::putIfAbsent);
      to = from;
      window *= 2;
    }
  }

  private boolean isWantedBefore(BlockId block) {
    return others.contains(block.recordId()) || isOwn(block) && block.index() < own.index();
  }

  private boolean isCompleteBefore() {
    return missingOfOwn(0, own.index()).findAny().isEmpty()
        && others.stream().allMatch(other -> missingOf(other).findAny().isEmpty());
  }

  private void after(long offset) {
    if (own.index() == own.count() - 1) {
      return;
    }
    new RecordRange(all.partition(), Math.max(all.from(), offset), all.to())
        .read(
            consumer,
            record -> {
              BlockId block = CloudEvents.block(record.headers());
              if (block != null && isOwn(block) && block.index() > own.index()) {
                found.putIfAbsent(block, record.offset());
              }
              return missingOfOwn(own.index(), own.count()).findAny().isPresent();
            });
  }

  private boolean isOwn(BlockId block) {
    return block.recordId().equals(own.recordId()) && block.count() == own.count();
  }

  private Stream<BlockId> missingOfOwn(int from, int to) {
    return blocks(own.recordId(), own.count())
        .skip(from)
        .limit(to - from)
        .filter(block -> !found.containsKey(block));
  }

  private Stream<BlockId> missingOf(String other) {
    return blocks(other, count(other)).filter(block -> !found.containsKey(block));
  }

  /** How many blocks a payload has, as the latest that was found says. */
  private int count(String payload) {
    return found.entrySet().stream()
        .filter(block -> block.getKey().recordId().equals(payload))
        .max(Map.Entry.comparingByValue())
        .map(latest -> latest.getKey().count())
        .orElse(1);
  }

  private static Stream<BlockId> blocks(String payload, int count) {
    return IntStream.range(0, count).mapToObj(index -> new BlockId(payload, index, count));
  }
}
