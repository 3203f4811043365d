package io.supercool.dashboard.listen;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.supercool.dashboard.kafka.OwnProgress;
import io.supercool.dashboard.state.DeadLetters;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * What becomes of a record once it was looked at. The dashboard reads every log from its start each
 * time it starts, and others read some of the same topics; so that a bad record still gets one dead
 * letter and not one per reader, it is set aside only after a few seconds, and only if nobody else
 * has done so.
 */
@ApplicationScoped
class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);

  /** Longer than the watch needs to see a new dead letter. */
  private static final long GRACE_MILLIS = 5_000;

  /** Bad records held back at a time; more are set aside at once. */
  private static final int MAX_HELD = 100;

  private final Vertx vertx;
  private final DeadLetters deadLetters;
  private final OwnProgress progress;
  private final AtomicInteger held = new AtomicInteger();

  Intake(Vertx vertx, DeadLetters deadLetters, OwnProgress progress) {
    this.vertx = vertx;
    this.deadLetters = deadLetters;
    this.progress = progress;
  }

  /** The record was taken in. */
  CompletionStage<Void> done(Message<byte[]> message) {
    handled(metadata(message));
    return message.ack();
  }

  /** The record cannot be read: it will be set aside; the stream goes on. */
  CompletionStage<Void> undecodable(Message<byte[]> message, Throwable reason) {
    IncomingKafkaRecordMetadata<?, ?> from = metadata(message);
    LOG.warnf(
        "%s, partition %d, offset %d: %s",
        from.getTopic(), from.getPartition(), from.getOffset(), reason.getMessage());
    handled(from);
    if (held.incrementAndGet() > MAX_HELD) {
      held.decrementAndGet();
      return message.nack(reason);
    }
    vertx.setTimer(
        GRACE_MILLIS,
        timer -> {
          held.decrementAndGet();
          if (deadLetters.knows(from.getTopic(), from.getPartition(), from.getOffset())) {
            message.ack();
          } else {
            message.nack(reason);
          }
        });
    return CompletableFuture.completedFuture(null);
  }

  /** When the record was sent, milliseconds since the epoch. */
  static long timestamp(Message<byte[]> message) {
    return metadata(message).getTimestamp().toEpochMilli();
  }

  private void handled(IncomingKafkaRecordMetadata<?, ?> from) {
    progress.handled(from.getTopic(), from.getPartition(), from.getOffset());
  }

  private static IncomingKafkaRecordMetadata<?, ?> metadata(Message<byte[]> message) {
    return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
  }
}
