package io.supercool.broker.testing;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.contracts.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The one broker of this JVM's tests, with all topics; closed when the JVM ends. */
public final class SharedBroker {
  /** Kept, since loggers are held weakly: what the broker says of itself hides what a test does. */
  private static final List<Logger> QUIET =
      Stream.of("kafka", "org.apache.kafka", "state.change.logger").map(Logger::getLogger).toList();

  private static final EmbeddedBroker BROKER = shared();

  private SharedBroker() {}

  /** The broker's address; the first call starts it. */
  public static String bootstrapServers() {
    return BROKER.bootstrapServers();
  }

  private static EmbeddedBroker shared() {
    EmbeddedBroker broker = another();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-shared-broker"));
    return broker;
  }

  /** A broker for one test alone, with all topics; the test closes it. */
  public static EmbeddedBroker another() {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    EmbeddedBroker broker = EmbeddedBroker.temporary(0);
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      admin.createTopics(Topics.definitions((short) 1)).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating topics", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot create the topics: " + e.getCause(), e);
    }
    return broker;
  }
}
