package io.supercool.launcher.doctor;

import io.supercool.launcher.kafka.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/** A Kafka cluster: whether it answers, its nodes, topics and groups, and who is heard on it. */
public final class ClusterChecks {
  private static final String CHECK = "kafka";

  /** So many nodes can lose one while the others keep what it had. */
  private static final int SAFE_NODES = 3;

  private ClusterChecks() {}

  /**
   * All of them.
   *
   * @param replicas how many copies of each topic the user wants
   */
  public static List<Finding> of(Cluster cluster, short replicas) {
    List<Finding> findings = new ArrayList<>();
    try (Admin admin = cluster.admin()) {
      findings.add(
          nodes(cluster, version(admin), admin.describeCluster().nodes().get().size(), replicas));
      Map<String, TopicDescription> topics = TopicChecks.present(admin);
      findings.addAll(TopicChecks.of(admin, topics, replicas));
      findings.addAll(GroupChecks.of(admin, topics));
      if (!topics.isEmpty()) {
        findings.addAll(HeartbeatChecks.of(cluster));
      }
    } catch (ExecutionException e) {
      findings.add(silent(cluster, e.getCause()));
    } catch (KafkaException e) {
      findings.add(silent(cluster, e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      findings.add(silent(cluster, e));
    }
    return findings;
  }

  /** Whether there are nodes enough for the copies. */
  static Finding nodes(Cluster cluster, String version, int nodes, short replicas) {
    String text =
        "%s answers: %s, %s"
            .formatted(
                cluster.bootstrapServers(), nodes == 1 ? "1 node" : nodes + " nodes", version);
    if (nodes < replicas) {
      return Finding.fail(
          CHECK,
          text,
          "SUPERCOOL_TOPICS_REPLICAS=%d needs as many nodes: lower it, or start more."
              .formatted(replicas));
    }
    return nodes >= SAFE_NODES && replicas == 1
        ? Finding.warn(
            CHECK,
            text + "; new topics get one copy",
            "Set SUPERCOOL_TOPICS_REPLICAS=3 before the first start, so that no node is the only"
                + " one that has a record.")
        : Finding.ok(CHECK, text);
  }

  /** Kafka tells no release, but which version of its metadata it has come to. */
  private static String version(Admin admin) throws ExecutionException, InterruptedException {
    FinalizedVersionRange version =
        admin
            .describeFeatures()
            .featureMetadata()
            .get()
            .finalizedFeatures()
            .get("metadata.version");
    return version == null
        ? "no metadata.version"
        : "metadata.version " + version.maxVersionLevel();
  }

  private static Finding silent(Cluster cluster, Throwable failure) {
    return Finding.fail(
        CHECK,
        "%s does not answer as it should: %s"
            .formatted(cluster.bootstrapServers(), failure.getMessage()),
        "Is it up? Is KAFKA_BOOTSTRAP_SERVERS right, and can this machine reach what the brokers"
            + " advertise?");
  }
}
