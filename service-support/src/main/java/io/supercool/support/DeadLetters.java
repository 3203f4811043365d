package io.supercool.support;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.supercool.contracts.ContractException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Gives records up that cannot be processed: the channel's dead-letter topic gets the bytes and the
 * reason, the log a line, and the counter {@code supercool_dead_letters_total} one more.
 */
@ApplicationScoped
public class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final int MAX_REASON = 2000;

  private final MeterRegistry meters;
  private final String service;

  DeadLetters(
      MeterRegistry meters, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.meters = meters;
    this.service = service;
  }

  /** Gives up {@code message} because of {@code failure}; completes once the broker has it. */
  public Uni<Void> reject(Message<byte[]> message, Throwable failure) {
    String reason =
        failure instanceof ContractException ? failure.getMessage() : failure.toString();
    return rejectAll(List.of(message), reason);
  }

  /** Gives up all {@code messages} for one reason; completes once the broker has them. */
  public Uni<Void> rejectAll(Collection<Message<byte[]>> messages, String reason) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.join()
        .all(messages.stream().map(message -> nack(message, reason)).toList())
        .andCollectFailures()
        .replaceWithVoid();
  }

  private Uni<Void> nack(Message<byte[]> message, String reason) {
    IncomingKafkaRecordMetadata<?, ?> origin =
        message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    String bounded = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    String said =
        "%s: %s[%d]@%d: %s"
            .formatted(
                service, origin.getTopic(), origin.getPartition(), origin.getOffset(), bounded);
    return Uni.createFrom()
        .completionStage(() -> message.nack(new ContractException(said)))
        .invoke(
            () -> {
              LOG.warnf("Dead letter from %s", said);
              meters.counter("supercool.dead.letters", "topic", origin.getTopic()).increment();
            });
  }
}
