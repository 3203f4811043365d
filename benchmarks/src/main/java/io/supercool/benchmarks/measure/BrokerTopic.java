package io.supercool.benchmarks.measure;

import io.supercool.contracts.RecordLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition with a producer and a consumer, which have the settings of the services' clients.
 * Not thread-safe.
 */
public final class BrokerTopic implements AutoCloseable {
  private final String name;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private volatile @Nullable Exception refused;

  /** Creates the topic {@code name} on the broker at {@code servers}. */
  public BrokerTopic(String servers, String name) {
    this.name = name;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name, 1, (short) 1)
                      .configs(
                          Map.of(
                              "max.message.bytes",
                              String.valueOf(RecordLimits.MAX_MESSAGE_BYTES)))))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create the topic " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating the topic " + name, e);
    }
    Map<String, Object> settings = ClientSettings.of(servers);
    producer = new KafkaProducer<>(settings);
    consumer = new KafkaConsumer<>(settings);
    consumer.assign(List.of(new TopicPartition(name, 0)));
  }

  /** Sends a record after those before it, without waiting for the broker to have it. */
  void send(byte[] value) {
    producer.send(
        new ProducerRecord<>(name, value),
        (sent, failure) -> {
          if (failure != null) {
            refused = failure;
          }
        });
  }

  /** Sends a record and waits for the broker to have it. */
  void sendAndWait(byte[] value) {
    send(value);
    flush();
  }

  /**
   * Waits until the broker has all that was sent.
   *
   * @throws IllegalStateException if it refused a record
   */
  void flush() {
    producer.flush();
    if (refused != null) {
      throw new IllegalStateException("the broker refused a record", refused);
    }
  }

  /** The next records; none if none came within a second. */
  ConsumerRecords<String, byte[]> poll() {
    return consumer.poll(Duration.ofSeconds(1));
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
