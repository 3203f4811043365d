package io.supercool.support.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.semconv.incubating.MessagingIncubatingAttributes;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.supercool.contracts.Payload;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * The span of one payload at one end of a topic, named by OpenTelemetry's semantic conventions:
 * {@code send TOPIC} or {@code process TOPIC}. All blocks of the payload have one span together,
 * which is why it is made here: SmallRye's own tracing has one for each record. Every block carries
 * its context in the header {@code traceparent}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">Semantic conventions
 *     for Kafka</a>
 */
@SuppressWarnings("try") // A scope is opened to be closed.
public final class MessagingSpan {
  private final Context context;

  private MessagingSpan(Context context) {
    this.context = context;
  }

  /** Begins sending {@code payload}, caused by {@code cause}. */
  public static MessagingSpan sending(Context cause, Topic<?> topic, Payload payload) {
    return begin(
        cause,
        builder("send", topic.name(), SpanKind.PRODUCER)
            .setAllAttributes(PayloadAttributes.of(payload)));
  }

  /** Begins processing {@code payload}, of which {@code blocks} are the records, of one topic. */
  public static MessagingSpan processing(List<? extends Message<?>> blocks, Payload payload) {
    IncomingKafkaRecordMetadata<?, ?> last = origin(blocks.get(blocks.size() - 1));
    return begin(
        sender(last),
        builder("process", last.getTopic(), SpanKind.CONSUMER)
            .setAttribute(
                MessagingIncubatingAttributes.MESSAGING_DESTINATION_PARTITION_ID,
                String.valueOf(last.getPartition()))
            .setAttribute(MessagingIncubatingAttributes.MESSAGING_KAFKA_OFFSET, last.getOffset())
            .setAttribute(
                MessagingIncubatingAttributes.MESSAGING_BATCH_MESSAGE_COUNT, (long) blocks.size())
            .setAllAttributes(PayloadAttributes.of(payload)));
  }

  /**
   * Begins sending {@code message} to its dead-letter topic, an error because of {@code reason}.
   */
  public static MessagingSpan sendingDeadLetter(Message<?> message, String reason) {
    IncomingKafkaRecordMetadata<?, ?> origin = origin(message);
    MessagingSpan span =
        begin(sender(origin), builder("send", deadLetters(origin.getTopic()), SpanKind.PRODUCER));
    span.span().setStatus(StatusCode.ERROR, reason);
    return span;
  }

  /** Notes how many records, and bytes in all, the payload is sent as. */
  public void sentAs(int blocks, long bytes) {
    span()
        .setAttribute(MessagingIncubatingAttributes.MESSAGING_BATCH_MESSAGE_COUNT, (long) blocks)
        .setAttribute(MessagingIncubatingAttributes.MESSAGING_MESSAGE_BODY_SIZE, bytes);
  }

  /** Adds the context to the headers of {@code record}, which is to be sent. */
  public void carriedBy(Message<?> record) {
    Telemetry.current()
        .getPropagators()
        .getTextMapPropagator()
        .inject(
            context,
            record.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow().getHeaders(),
            KafkaHeaders.SETTER);
  }

  /** {@code work}, at whose end the span ends, with its failure if there is one. */
  public <R> Uni<R> until(Uni<R> work) {
    return work.onTermination().invoke((item, failure, cancelled) -> end(failure));
  }

  /** The same, with the span as the thread's current one while {@code work} is begun. */
  public <R> Uni<R> around(Supplier<Uni<R>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              try (Scope current = context.makeCurrent()) {
                Cancellable running =
                    until(Uni.createFrom().deferred(work::get))
                        .subscribe()
                        .with(emitter::complete, emitter::fail);
                emitter.onTermination(running::cancel);
              }
            });
  }

  /** Does {@code work} on this thread; a failure is on the span, and thrown. */
  public void during(Runnable work) {
    try (Scope current = context.makeCurrent()) {
      work.run();
    } catch (RuntimeException e) {
      end(e);
      throw e;
    }
    end(null);
  }

  private void end(@Nullable Throwable failure) {
    if (failure != null) {
      Spans.fail(span(), failure);
    }
    span().end();
  }

  private Span span() {
    return Span.fromContext(context);
  }

  private static SpanBuilder builder(String operation, String topic, SpanKind kind) {
    return Spans.builder(operation + " " + topic)
        .setSpanKind(kind)
        .setAttribute(
            MessagingIncubatingAttributes.MESSAGING_SYSTEM,
            MessagingIncubatingAttributes.MessagingSystemIncubatingValues.KAFKA)
        .setAttribute(MessagingIncubatingAttributes.MESSAGING_OPERATION_NAME, operation)
        .setAttribute(MessagingIncubatingAttributes.MESSAGING_OPERATION_TYPE, operation)
        .setAttribute(MessagingIncubatingAttributes.MESSAGING_DESTINATION_NAME, topic);
  }

  private static String deadLetters(String topic) {
    return Topics.named(topic).<String>map(Topic::deadLetters).orElse(topic);
  }

  private static MessagingSpan begin(Context cause, SpanBuilder builder) {
    return new MessagingSpan(cause.with(builder.setParent(cause).startSpan()));
  }

  /** What sent the record, by its headers; nothing where they do not say. */
  private static Context sender(IncomingKafkaRecordMetadata<?, ?> record) {
    return Telemetry.current()
        .getPropagators()
        .getTextMapPropagator()
        .extract(Context.root(), record.getHeaders(), KafkaHeaders.GETTER);
  }

  private static IncomingKafkaRecordMetadata<?, ?> origin(Message<?> message) {
    return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
  }
}
