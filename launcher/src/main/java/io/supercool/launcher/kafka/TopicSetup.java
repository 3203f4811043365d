package io.supercool.launcher.kafka;

import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.failure.LauncherException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that a cluster does not have yet. */
public final class TopicSetup {
  private static final int PATIENCE_SECONDS = 60;

  private TopicSetup() {}

  /**
   * Creates what is missing.
   *
   * @param replicas replication factor of new topics
   * @throws LauncherException if the cluster does not answer or refuses
   */
  public static void createMissing(Cluster cluster, short replicas) {
    try (Admin admin = cluster.admin()) {
      Set<String> present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          Topics.definitions(replicas).stream().filter(t -> !present.contains(t.name())).toList();
      admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failure(cluster, e.getCause());
      }
    } catch (TimeoutException e) {
      throw failure(cluster, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(cluster, e);
    }
  }

  private static LauncherException failure(Cluster cluster, Throwable cause) {
    return new LauncherException(
        "Cannot create the topics on %s: %s. Is KAFKA_BOOTSTRAP_SERVERS right?"
            .formatted(cluster.bootstrapServers(), cause),
        cause);
  }
}
