package io.supercool.support;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.support.tracing.MessagingSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Gives up what cannot be processed: the channel's dead-letter topic gets one record with the bytes
 * and the reason, the log a line, the trace an error, and the counter {@code
 * supercool_dead_letters_total} one more. A record that has its dead letter already, from an
 * earlier life of this service or from another service, is only acknowledged.
 */
@ApplicationScoped
public class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private static final String NO_MEMORY =
      "does not fit the heap of %d MiB beside what else is in it."
          + " Raise the service's heap, for example by SUPERCOOL_MODEL_SERVICE_HEAP=8g; in a container by"
          + " -Xmx in JAVA_OPTS.";

  private final MeterRegistry meters;
  private final DeadLetterOrigins origins;
  private final String service;

  DeadLetters(
      MeterRegistry meters,
      DeadLetterOrigins origins,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.meters = meters;
    this.origins = origins;
    this.service = service;
  }

  /**
   * Acknowledges {@code message} when {@code work} is done with it, and gives it up if that fails.
   */
  public Uni<Void> settle(Message<byte[]> message, Uni<?> work) {
    return work.onItemOrFailure()
        .transformToUni(
            (done, failure) ->
                failure == null
                    ? Uni.createFrom().completionStage(message::ack)
                    : reject(message, failure));
  }

  /** Gives up {@code message} because of {@code failure}; completes once the broker has it. */
  public Uni<Void> reject(Message<byte[]> message, Throwable failure) {
    return rejectAll(List.of(message), reason(failure));
  }

  /**
   * Gives up a payload, of which {@code messages} are the blocks: one record stands for all, the
   * last, since its origin leads to the others. These are acknowledged once the broker has it.
   */
  public Uni<Void> rejectAll(List<Message<byte[]>> messages, String reason) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    int last = messages.size() - 1;
    return giveUp(messages.get(last), reason)
        .chain(() -> Acknowledgement.of(messages.subList(0, last)));
  }

  /**
   * What a failure says, in a dead letter's header. Where memory was short: the limit and the
   * setting, instead of the machine's "Java heap space".
   */
  public static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return NO_MEMORY.formatted(Runtime.getRuntime().maxMemory() >> 20);
      }
    }
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.toString() : message;
  }

  private Uni<Void> giveUp(Message<byte[]> message, String reason) {
    IncomingKafkaRecordMetadata<?, ?> origin =
        message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    return Uni.createFrom()
        .item(() -> hasLetter(origin))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(
            has ->
                has
                    ? Uni.createFrom().completionStage(message::ack)
                    : nack(message, origin, reason));
  }

  /** Two letters for one record are better than none: if the broker cannot say, it has none. */
  private boolean hasLetter(IncomingKafkaRecordMetadata<?, ?> origin) {
    try {
      return origins.contain(origin.getTopic(), origin.getPartition(), origin.getOffset());
    } catch (KafkaException e) {
      LOG.warnf("Dead letters of %s cannot be looked up: %s", origin.getTopic(), e.getMessage());
      return false;
    }
  }

  private Uni<Void> nack(
      Message<byte[]> message, IncomingKafkaRecordMetadata<?, ?> origin, String reason) {
    String said =
        DeadLetter.of(service, origin.getTopic(), origin.getPartition(), origin.getOffset(), reason)
            .reason();
    return MessagingSpan.sendingDeadLetter(message, said)
        .until(Uni.createFrom().completionStage(() -> message.nack(new ContractException(said))))
        .invoke(
            () -> {
              LOG.warnf("Dead letter from %s", said);
              meters.counter("supercool.dead.letters", "topic", origin.getTopic()).increment();
            });
  }
}
