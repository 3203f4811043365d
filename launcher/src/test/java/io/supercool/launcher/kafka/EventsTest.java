package io.supercool.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.supercool.contracts.event.MetricEvent.ServiceEnded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final ServiceEnded EVENT =
      new ServiceEnded("service", "service-1", "ended", 1, 1, false, 0, List.of(), "Wait.");

  /** Each would wait for seconds; a patience that no machine needs tells the two apart. */
  @Test
  void nobodyWaitsForABrokerThatIsAway() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          try (Events events = new Events(new Cluster("127.0.0.1:1"))) {
            for (int i = 0; i < 1_000; i++) {
              events.publish(EVENT);
            }
          }
        });
  }

  @Test
  void whatIsPublishedAfterTheEndIsDropped() {
    Events events = new Events(new Cluster("127.0.0.1:1"));
    events.close();

    assertThatCode(() -> events.publish(EVENT)).doesNotThrowAnyException();
  }
}
