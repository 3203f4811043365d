package io.supercool.support;

import io.supercool.contracts.Payload;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Which payloads of a channel are handled together. Those that wait for others keep their messages,
 * which are acknowledged with the group. Used by one thread at a time.
 *
 * @param <T> the kind of payload
 * @param <G> what is handled at once
 */
public interface PayloadGroups<T extends Payload, G> {

  /**
   * What a payload led to.
   *
   * @param group complete now; null while others are to come
   * @param messages the messages of all its payloads
   * @param superseded messages of payloads that came again: done with
   * @param abandoned messages of payloads whose group cannot be completed: to be dead-lettered
   * @param reason why they were abandoned; null if none was
   */
  record Result<G>(
      @Nullable G group,
      List<Message<byte[]>> messages,
      List<Message<byte[]>> superseded,
      List<Message<byte[]>> abandoned,
      @Nullable String reason) {

    /** Others are to come. */
    public static <G> Result<G> waiting(List<Message<byte[]>> superseded) {
      return abandoned(superseded, List.of(), null);
    }

    /** A group that cannot be completed, or none. */
    public static <G> Result<G> abandoned(
        List<Message<byte[]>> superseded,
        List<Message<byte[]>> abandoned,
        @Nullable String reason) {
      return new Result<>(null, List.of(), superseded, abandoned, reason);
    }

    /** A complete group. */
    public static <G> Result<G> complete(G group, List<Message<byte[]>> messages) {
      return new Result<>(group, messages, List.of(), List.of(), null);
    }
  }

  /**
   * Takes the next payload, of which {@code messages} are the blocks. Does not throw: what cannot
   * be grouped is abandoned.
   */
  Result<G> add(T payload, List<Message<byte[]>> messages);

  /** Forgets what waits: its partition is another process's now, and it comes again there. */
  void forget();

  /** Every payload by itself. */
  static <T extends Payload> PayloadGroups<T, T> single() {
    return new PayloadGroups<>() {
      @Override
      public Result<T> add(T payload, List<Message<byte[]>> messages) {
        return Result.complete(payload, messages);
      }

      @Override
      public void forget() {
        // Nothing waits.
      }
    };
  }
}
