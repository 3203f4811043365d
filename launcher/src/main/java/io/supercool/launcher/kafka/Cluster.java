package io.supercool.launcher.kafka;

import io.supercool.console.UserException;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.topic.TopicSetup;
import io.supercool.contracts.topic.TopicSetupException;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka cluster and the clients the launcher uses.
 *
 * @param bootstrapServers where it is
 */
public record Cluster(String bootstrapServers) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ANSWER_MILLISECONDS = 10_000;
  private static final int SOON_MILLIS = 5_000;
  private static final int FETCH_BYTES = 4 * RecordLimits.MAX_MESSAGE_BYTES;

  /**
   * Creates the topics that are missing.
   *
   * @param replicas how many brokers keep each record of a new topic
   * @throws UserException if the cluster does not answer or refuses
   */
  public void createMissingTopics(short replicas) {
    try {
      TopicSetup.createMissing(bootstrapServers, replicas, PATIENCE);
    } catch (TopicSetupException e) {
      throw new UserException(e.getMessage() + " Is KAFKA_BOOTSTRAP_SERVERS right?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while creating the topics", e);
    }
  }

  /** For requests; each is acknowledged by all replicas. */
  public KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        producerSettings(), new StringSerializer(), new ByteArraySerializer());
  }

  /** For what need not arrive: it waits seconds for a broker, not minutes, and for nobody twice. */
  KafkaProducer<String, byte[]> impatientProducer() {
    Properties settings = settings();
    settings.put(ProducerConfig.ACKS_CONFIG, "1");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SOON_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SOON_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * SOON_MILLIS);
    // A broker that is away for hours costs the log a line each time.
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, SOON_MILLIS);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** For partitions assigned by hand: no group, nothing committed. */
  public KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        consumerSettings(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** As {@link #consumer()}, with keys as they are, of a cluster that is to answer at once. */
  public KafkaConsumer<byte[], byte[]> bytesConsumer() {
    Properties settings = consumerSettings();
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLISECONDS);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** For records as they were, keys too; each is acknowledged by all replicas. */
  public KafkaProducer<byte[], byte[]> bytesProducer() {
    return new KafkaProducer<>(
        producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** For questions about the cluster, which is to answer at once. */
  public Admin admin() {
    Properties settings = settings();
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLISECONDS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLISECONDS);
    return Admin.create(settings);
  }

  private Properties producerSettings() {
    Properties settings = settings();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    // How long send() may block before whoever waits can look whether the system goes on.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimits.MAX_MESSAGE_BYTES);
    return settings;
  }

  private Properties consumerSettings() {
    Properties settings = settings();
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, RecordLimits.MAX_MESSAGE_BYTES);
    return settings;
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "supercool-launcher");
    return settings;
  }
}
