package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.supercool.dashboard.kafka.OwnProgress;
import io.supercool.support.DeadLetters;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * How every record comes in. Others read some of the same topics, in the same moment; so that a bad
 * record still gets one dead letter and not one per reader, the dashboard leaves it to them and
 * sets it aside only if none has after a few seconds.
 */
@ApplicationScoped
class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);

  /** Bad payloads held back at a time; more are set aside at once. */
  private static final int MAX_HELD = 100;

  private final Vertx vertx;
  private final DeadLetters deadLetters;
  private final OwnProgress progress;
  private final Duration grace;
  private final AtomicInteger held = new AtomicInteger();

  /**
   * Nothing is held yet.
   *
   * @param grace how long others have to set a bad record aside
   */
  Intake(
      Vertx vertx,
      DeadLetters deadLetters,
      OwnProgress progress,
      @ConfigProperty(name = "supercool.dashboard.dead-letter-grace") Duration grace) {
    this.vertx = vertx;
    this.deadLetters = deadLetters;
    this.progress = progress;
    this.grace = grace;
  }

  /** Gives a record that is new to {@code taker}; what the taker refuses will be set aside. */
  CompletionStage<Void> take(Message<byte[]> message, Consumer<byte[]> taker) {
    IncomingKafkaRecordMetadata<?, ?> from = metadata(message);
    if (progress.isNew(from.getTopic(), from.getPartition(), from.getOffset())) {
      try {
        taker.accept(message.getPayload());
      } catch (RuntimeException e) {
        setAside(List.of(message), DeadLetters.reason(e));
        return CompletableFuture.completedFuture(null);
      }
    }
    return message.ack();
  }

  /** Sets the blocks of a payload aside, as one; the stream goes on. */
  void setAside(List<Message<byte[]>> messages, String reason) {
    if (held.incrementAndGet() > MAX_HELD) {
      reject(messages, reason);
    } else {
      vertx.setTimer(grace.toMillis(), timer -> reject(messages, reason));
    }
  }

  private void reject(List<Message<byte[]>> messages, String reason) {
    held.decrementAndGet();
    deadLetters
        .rejectAll(messages, reason)
        .subscribe()
        .with(done -> {}, failure -> LOG.errorf(failure, "Cannot set aside: %s", reason));
  }

  /** When the record was sent, milliseconds since the epoch. */
  static long timestamp(Message<byte[]> message) {
    return metadata(message).getTimestamp().toEpochMilli();
  }

  private static IncomingKafkaRecordMetadata<?, ?> metadata(Message<byte[]> message) {
    return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
  }
}
