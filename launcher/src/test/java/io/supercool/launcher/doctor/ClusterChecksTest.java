package io.supercool.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.SharedBroker;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent.Heartbeat;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.doctor.Finding.Level;
import io.supercool.launcher.kafka.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class ClusterChecksTest {
  private static final short ONE = 1;

  @Test
  void aClusterAsItShouldBeIsOk() throws Exception {
    try (EmbeddedBroker broker = SharedBroker.another();
        BrokerClient client = new BrokerClient(broker.bootstrapServers())) {
      client.send(Topics.METRICS.record(beat("graph-service", true), "graph-service"));
      client.send(
          Topics.SOURCES.record(SourceRequest.of("1", "/data/a.npz", Split.LIVE), "launcher"));

      List<Finding> findings = ClusterChecks.of(new Cluster(broker.bootstrapServers()), ONE);

      assertThat(of("kafka", findings).text()).contains("1 node", "metadata.version");
      assertThat(of("topics", findings).text())
          .contains(
              "all %d are as they should be".formatted(2 * Topics.ALL.size()),
              "supercool.graphs.v1 is kept for 168 h");
      assertThat(of("group ingest-service", findings))
          .as("nobody runs")
          .returns(Level.WARN, Finding::level)
          .extracting(Finding::text)
          .isEqualTo("waiting: 1 on supercool.sources.v1; nobody reads in it");
      assertThat(of("group label-service", findings))
          .returns(Level.OK, Finding::level)
          .extracting(Finding::text)
          .isEqualTo(
              "waiting: 0 on supercool.learnings.v1, 0 on supercool.replicas.v1, 0 on supercool.snapshots.v1");
      assertThat(of("heartbeat graph-service", findings).text()).endsWith(" ago");
      assertThat(of("heartbeat model-service", findings).text()).isEqualTo("none is there");
    }
  }

  @Test
  void topicsThatDifferAreNamedWithTheRemedy() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.temporary(0)) {
      Cluster cluster = new Cluster(broker.bootstrapServers());
      assertThat(of("topics", ClusterChecks.of(cluster, ONE)).text()).contains("none is there yet");
      try (Admin admin = cluster.admin()) {
        List<NewTopic> topics = new ArrayList<>(Topics.definitions(ONE));
        topics.removeIf(topic -> topic.name().equals(Topics.LABELS.name()));
        topics.replaceAll(ClusterChecksTest::spoiled);
        admin.createTopics(topics).all().get();
      }

      List<Finding> findings = ClusterChecks.of(cluster, (short) 2);

      assertThat(of("kafka", findings))
          .returns(Level.FAIL, Finding::level)
          .extracting(Finding::remedy)
          .asString()
          .contains("SUPERCOOL_TOPICS_REPLICAS=2");
      assertThat(findings)
          .filteredOn(finding -> finding.check().startsWith("topic "))
          .filteredOn(finding -> !finding.text().contains("SUPERCOOL_TOPICS_REPLICAS"))
          .extracting(finding -> finding.level() + " " + finding.check() + " " + finding.text())
          .containsExactlyInAnyOrder(
              "FAIL topic supercool.labels.v1 is missing",
              "FAIL topic supercool.models.v1 has 3 partitions, not 1: its records have no order",
              "FAIL topic supercool.models.v1 has cleanup.policy=delete: records are lost",
              "FAIL topic supercool.models.v1 takes records of 1048588 bytes at most",
              "WARN topic supercool.graphs.v1 has 3 partitions, not 12: no more processes share its work",
              "FAIL topic supercool.graphs.v1 takes records of 1048588 bytes at most");
      assertThat(findings)
          .filteredOn(finding -> finding.text().startsWith("has 1 copies, not"))
          .hasSize(2 * Topics.ALL.size() - 1);
    }
  }

  @Test
  void aClusterThatIsAwayFails() {
    assertThat(ClusterChecks.of(new Cluster("nowhere"), ONE))
        .singleElement()
        .returns(Level.FAIL, Finding::level)
        .extracting(Finding::remedy)
        .asString()
        .contains("KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void copiesAreAskedForWhereThereAreNodes() {
    Cluster cluster = new Cluster("kafka:9092");
    assertThat(ClusterChecks.nodes(cluster, "", 3, ONE).level()).isEqualTo(Level.WARN);
    assertThat(ClusterChecks.nodes(cluster, "", 3, (short) 3).level()).isEqualTo(Level.OK);
    assertThat(ClusterChecks.nodes(cluster, "", 1, ONE).level()).isEqualTo(Level.OK);
  }

  @Test
  void aHeartbeatTellsOfSilenceAndOfTheClock() {
    Instant now = Instant.ofEpochSecond(1_000_000);
    assertThat(heard(now.minusSeconds(1), now).level()).isEqualTo(Level.OK);
    assertThat(heard(now.plusSeconds(1), now).level()).isEqualTo(Level.OK);
    assertThat(heard(now.minusSeconds(100), now).text()).isEqualTo("1 min 40 s ago");
    assertThat(heard(now.minusSeconds(100), now).level()).isEqualTo(Level.WARN);
    assertThat(heard(now.plusSeconds(30), now).text()).contains("30 s ahead");
    HeartbeatChecks.Heard unready =
        new HeartbeatChecks.Heard(beat("graph-service", false), now.minusSeconds(1));
    assertThat(HeartbeatChecks.heard("graph-service", unready, now).text())
        .isEqualTo("1 s ago, not ready");
  }

  @Test
  void recordsWaitForSomebody() {
    assertThat(GroupChecks.group("g", Map.of("t", 5L), 0).level()).isEqualTo(Level.WARN);
    assertThat(GroupChecks.group("g", Map.of("t", 5L), 1).level()).isEqualTo(Level.OK);
    assertThat(GroupChecks.group("g", Map.of("t", 0L), 0).level()).isEqualTo(Level.OK);
  }

  private static Finding heard(Instant sent, Instant now) {
    return HeartbeatChecks.heard(
        "graph-service", new HeartbeatChecks.Heard(beat("graph-service", true), sent), now);
  }

  private static Heartbeat beat(String service, boolean ready) {
    return new Heartbeat(service, service + "-1", "http://localhost:1", ready, 1, 2, 3.0, null);
  }

  private static NewTopic spoiled(NewTopic topic) {
    return topic.name().equals(Topics.MODELS.name()) || topic.name().equals(Topics.GRAPHS.name())
        ? new NewTopic(topic.name(), 3, ONE).configs(Map.of("max.message.bytes", "1048588"))
        : topic;
  }

  private static Finding of(String check, List<Finding> findings) {
    return findings.stream().filter(one -> one.check().equals(check)).findAny().orElseThrow();
  }
}
