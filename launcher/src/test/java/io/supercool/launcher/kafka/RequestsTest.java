package io.supercool.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.system.SystemEndedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests while the broker is away. */
class RequestsTest {
  private static final SourceRequest REQUEST = SourceRequest.of("1", "/some/file.npz", Split.LIVE);

  @TempDir Path folder;

  @Test
  void aBrokerThatIsAwayIsWaitedFor() throws Exception {
    int port;
    try (EmbeddedBroker broker = new EmbeddedBroker(0, folder)) {
      port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
      new Cluster(broker.bootstrapServers()).createMissingTopics((short) 1);
    }
    Cluster cluster = new Cluster("127.0.0.1:" + port);
    AtomicInteger looks = new AtomicInteger();
    try (Requests requests = new Requests(cluster, looks::incrementAndGet)) {
      CompletableFuture<Void> published =
          CompletableFuture.runAsync(() -> requests.publish(REQUEST));
      while (looks.get() < 2) {
        Thread.sleep(100);
      }
      assertThat(published).isNotDone();
      try (EmbeddedBroker broker = new EmbeddedBroker(port, folder);
          KafkaConsumer<String, byte[]> consumer = cluster.consumer()) {
        published.get(2, TimeUnit.MINUTES);
        assertThat(TopicPositions.ends(consumer, List.of(Topics.SOURCES.name()), () -> {}).values())
            .as(broker.bootstrapServers())
            .contains(1L);
      }
    }
  }

  @Test
  void aSystemThatHasEndedIsNotWaitedFor() {
    Runnable ended =
        () -> {
          throw new SystemEndedException("The system has ended.");
        };
    try (Requests requests = new Requests(new Cluster("127.0.0.1:1"), ended)) {
      assertThatThrownBy(() -> requests.publish(REQUEST)).isInstanceOf(SystemEndedException.class);
    }
    assertThatThrownBy(() -> new EventFollower(new Cluster("127.0.0.1:1"), ended))
        .isInstanceOf(SystemEndedException.class);
  }
}
