package io.supercool.contracts.wire;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts payloads together from their blocks, which arrive in order per payload but may be
 * interleaved with others' and repeated after a redelivery. Holds a bounded number of unfinished
 * payloads and of bytes. Every message given comes back exactly once, sooner or later, unless
 * {@link #add} throws. Not thread-safe.
 *
 * @param <T> the payload
 * @param <M> what the caller wants back for each block, usually the message to acknowledge
 */
public final class BlockAssembler<T extends Payload, M> {
  private final PayloadCodec<T> codec;
  private final int maxUnfinished;
  private final long maxBytes;
  private final Map<String, Unfinished<T, M>> unfinished = new LinkedHashMap<>(16, 0.75f, true);
  private long heldBytes;

  /**
   * At most {@code maxUnfinished} payloads wait for their blocks at a time, with a quarter of the
   * heap in all.
   */
  public BlockAssembler(PayloadCodec<T> codec, int maxUnfinished) {
    this(codec, maxUnfinished, Runtime.getRuntime().maxMemory() / 4);
  }

  /** At most {@code maxUnfinished} payloads and {@code maxBytes} of records wait at a time. */
  public BlockAssembler(PayloadCodec<T> codec, int maxUnfinished, long maxBytes) {
    this.codec = codec;
    this.maxUnfinished = maxUnfinished;
    this.maxBytes = maxBytes;
  }

  /**
   * What a block led to.
   *
   * @param payload complete now, or null
   * @param messages the messages of the complete payload
   * @param superseded messages of blocks that came again: done with
   * @param abandoned messages of payloads that cannot be completed: to be dead-lettered
   * @param reason why they were abandoned; null if none was
   */
  public record Result<T extends Payload, M>(
      @Nullable T payload,
      List<M> messages,
      List<M> superseded,
      List<M> abandoned,
      @Nullable String reason) {

    /** No payload is complete. */
    private static <T extends Payload, M> Result<T, M> incomplete(
        List<M> superseded, List<M> abandoned, @Nullable String reason) {
      return new Result<>(null, List.of(), superseded, abandoned, reason);
    }
  }

  /**
   * Takes the next record.
   *
   * @throws ContractException if it is not a block; {@code message} was not kept
   */
  public Result<T, M> add(byte @Nullable [] record, M message) {
    Block<T> block = codec.decode(record);
    String id = block.part().recordId();
    List<M> superseded = block.index() == 0 ? remove(id) : List.of();
    Unfinished<T, M> current = unfinished.computeIfAbsent(id, absent -> new Unfinished<>());
    int due = current.blocks.size();
    if (block.index() < due) {
      return Result.incomplete(List.of(message), List.of(), null);
    }
    current.blocks.add(block);
    current.messages.add(message);
    current.bytes += record.length;
    heldBytes += record.length;
    if (block.index() > due) {
      String reason =
          "block %d of %d of %s came where block %d was due"
              .formatted(block.index(), block.count(), id, due);
      return Result.incomplete(List.of(), remove(id), reason);
    }
    if (block.index() < block.count() - 1) {
      return abandonOldest(superseded);
    }
    return complete(id, current, superseded);
  }

  private Result<T, M> complete(String id, Unfinished<T, M> all, List<M> superseded) {
    remove(id);
    try {
      return new Result<>(codec.join(all.blocks), all.messages, superseded, List.of(), null);
    } catch (ContractException e) {
      return Result.incomplete(superseded, all.messages, e.getMessage());
    } catch (OutOfMemoryError e) {
      // Thrown by one large array: the rest goes on, and all of this payload's messages come back.
      String reason =
          "%s, %d bytes in %d blocks, does not fit the heap of %d MiB beside what else is in it: raise -Xmx"
              .formatted(id, all.bytes, all.blocks.size(), Runtime.getRuntime().maxMemory() >> 20);
      return Result.incomplete(superseded, all.messages, reason);
    }
  }

  /** Gives up those that have waited longest, until the rest is within the bounds. */
  private Result<T, M> abandonOldest(List<M> superseded) {
    List<M> abandoned = new ArrayList<>();
    String reason = null;
    while (unfinished.size() > maxUnfinished || heldBytes > maxBytes) {
      String oldest = unfinished.keySet().iterator().next();
      reason =
          "the other blocks of %s did not come before %d payloads or %d bytes waited"
              .formatted(oldest, maxUnfinished, maxBytes);
      abandoned.addAll(remove(oldest));
    }
    return Result.incomplete(superseded, abandoned, reason);
  }

  /** Forgets what came of a payload; its messages, none if nothing came. */
  private List<M> remove(String id) {
    Unfinished<T, M> removed = unfinished.remove(id);
    if (removed == null) {
      return List.of();
    }
    heldBytes -= removed.bytes;
    return removed.messages;
  }

  private static final class Unfinished<T extends Payload, M> {
    final List<Block<T>> blocks = new ArrayList<>();
    final List<M> messages = new ArrayList<>();
    long bytes;
  }
}
