package io.supercool.contracts.wire;

import io.supercool.contracts.ContractException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts payloads together from their blocks, which arrive in order per payload but may be
 * interleaved with others' and repeated after a redelivery. Holds a bounded number of unfinished
 * payloads. Not thread-safe.
 *
 * @param <T> the payload
 * @param <M> what the caller wants back for each block, usually the message to acknowledge
 */
public final class BlockAssembler<T, M> {
  private final PayloadCodec<T> codec;
  private final int maxUnfinished;
  private final Map<String, Unfinished<T, M>> unfinished = new LinkedHashMap<>(16, 0.75f, true);

  /** At most {@code maxUnfinished} payloads wait for their blocks at a time. */
  public BlockAssembler(PayloadCodec<T> codec, int maxUnfinished) {
    this.codec = codec;
    this.maxUnfinished = maxUnfinished;
  }

  /**
   * What a block led to.
   *
   * @param payload complete now, or null
   * @param messages the messages of the complete payload
   * @param superseded messages of an earlier, unfinished delivery of the same payload: done with
   * @param abandoned messages of a payload whose other blocks never came: to be dead-lettered
   */
  public record Result<T, M>(
      @Nullable T payload, List<M> messages, List<M> superseded, List<M> abandoned) {}

  /**
   * Takes the next record.
   *
   * @throws ContractException if it is not a block, or not the one that had to follow
   */
  public Result<T, M> add(byte[] record, M message) {
    Block<T> block = codec.decode(record);
    String id = codec.id(block.part());
    List<M> superseded = List.of();
    if (block.index() == 0) {
      Unfinished<T, M> earlier = unfinished.put(id, new Unfinished<>());
      superseded = earlier == null ? List.of() : earlier.messages;
    }
    Unfinished<T, M> current = unfinished.get(id);
    if (current == null || current.blocks.size() != block.index()) {
      throw new ContractException(
          "block %d of %d of %s came where block %d was due"
              .formatted(
                  block.index(), block.count(), id, current == null ? 0 : current.blocks.size()));
    }
    current.blocks.add(block);
    current.messages.add(message);
    if (current.blocks.size() == block.count()) {
      unfinished.remove(id);
      return new Result<>(codec.join(current.blocks), current.messages, superseded, List.of());
    }
    return new Result<>(null, List.of(), superseded, abandonOldest());
  }

  private List<M> abandonOldest() {
    if (unfinished.size() <= maxUnfinished) {
      return List.of();
    }
    String oldest = unfinished.keySet().iterator().next();
    return unfinished.remove(oldest).messages;
  }

  private static final class Unfinished<T, M> {
    final List<Block<T>> blocks = new ArrayList<>();
    final List<M> messages = new ArrayList<>();
  }
}
