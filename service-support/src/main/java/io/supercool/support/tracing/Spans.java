package io.supercool.support.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.semconv.ErrorAttributes;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Parts of the work in hand, as spans below the thread's current one. Where tracing is off they do
 * nothing, at the cost of some nanoseconds.
 */
public final class Spans {
  private Spans() {}

  /** Does {@code work} within a span called {@code name}; a failure is on the span, and thrown. */
  public static <R> R within(String name, Supplier<R> work) {
    return within(builder(name), work);
  }

  /** The same for work that began at {@code startedNanos} of {@link System#nanoTime()}. */
  public static <R> R since(long startedNanos, String name, Supplier<R> work) {
    Instant started = Instant.now().minusNanos(System.nanoTime() - startedNanos);
    return within(builder(name).setStartTimestamp(started), work);
  }

  /** Notes a number with the current span. */
  public static void note(String key, long value) {
    Span.current().setAttribute(key, value);
  }

  static SpanBuilder builder(String name) {
    return Telemetry.current().getTracer("io.supercool").spanBuilder(name);
  }

  static void fail(Span span, Throwable failure) {
    span.recordException(failure);
    span.setAttribute(ErrorAttributes.ERROR_TYPE, failure.getClass().getName());
    span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
  }

  @SuppressWarnings("try") // The scope is opened to be closed.
  private static <R> R within(SpanBuilder builder, Supplier<R> work) {
    Span span = builder.startSpan();
    try (Scope current = span.makeCurrent()) {
      return work.get();
    } catch (RuntimeException e) {
      fail(span, e);
      throw e;
    } finally {
      span.end();
    }
  }
}
