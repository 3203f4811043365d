package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void sendsAgainWhatAChannelGaveUpSinceTheBrokerWasAway() {
    String sent =
        Patience.untilSent(
                "record",
                sending(new IllegalStateException("Retries exhausted", new TimeoutException())))
            .await()
            .atMost(LONG);
    assertThat(sent).isEqualTo("sent");
    assertThat(tries).hasValue(2);
  }

  @Test
  void passesOnWhatWillNotPass() {
    assertThatThrownBy(
            () ->
                Patience.untilSent("record", sending(new RecordTooLargeException("too large")))
                    .await()
                    .atMost(LONG))
        .isInstanceOf(RecordTooLargeException.class);
    assertThat(tries).hasValue(1);
  }

  /** Fails the first time. */
  private Uni<String> sending(RuntimeException failure) {
    return Uni.createFrom()
        .item("sent")
        .invoke(
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw failure;
              }
            });
  }
}
