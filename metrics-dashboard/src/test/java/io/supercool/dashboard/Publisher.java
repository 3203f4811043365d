package io.supercool.dashboard;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Label;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.ConfigurationCodec;
import io.supercool.contracts.wire.LabelCodec;
import io.supercool.contracts.wire.PredictionCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The rest of the pipeline as the dashboard sees it: what the other services publish. */
public final class Publisher implements AutoCloseable {
  private final Map<String, Object> broker =
      Map.of(
          "bootstrap.servers",
          ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
          "max.request.size",
          RecordLimits.MAX_RECORD_BYTES);
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());

  /** Publishes an event. */
  public void event(MetricEvent event) {
    send(Topics.METRICS.name(), "test", Json.write(event));
  }

  /** Publishes a checkpoint's announcement. */
  public void announcement(ModelAnnouncement announcement) {
    send(Topics.MODELS.name(), announcement.key(), Json.write(announcement));
  }

  /** Publishes a prediction as blocks of about {@code blockBytes}; returns how many. */
  public int prediction(Prediction prediction, int blockBytes) {
    List<byte[]> blocks = new PredictionCodec().encode(prediction, blockBytes);
    blocks.forEach(
        block ->
            send(
                Topics.PREDICTIONS.name(),
                prediction.configuration().snapshot().trajectory(),
                block));
    return blocks.size();
  }

  /** Publishes a snapshot. */
  public void snapshot(Configuration snapshot) {
    for (byte[] block : new ConfigurationCodec().encode(snapshot, RecordLimits.BLOCK_BYTES)) {
      send(Topics.SNAPSHOTS.name(), snapshot.snapshot().trajectory(), block);
    }
  }

  /** Publishes what a model in training says. */
  public void preview(Prediction preview) {
    for (byte[] block : new PredictionCodec().encode(preview, RecordLimits.BLOCK_BYTES)) {
      send(Topics.PREVIEWS.name(), preview.snapshot().trajectory(), block);
    }
  }

  /** Publishes what became of a snapshot. */
  public void label(Label label) {
    for (byte[] block : new LabelCodec().encode(label, RecordLimits.BLOCK_BYTES)) {
      send(Topics.LABELS.name(), label.snapshot().trajectory(), block);
    }
  }

  /** Publishes any bytes. */
  public RecordMetadata send(String topic, String key, byte[] value) {
    return send(new ProducerRecord<>(topic, key, value));
  }

  /** Publishes a record. */
  public RecordMetadata send(ProducerRecord<String, byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (Exception e) {
      throw new AssertionError("cannot publish to " + record.topic(), e);
    }
  }

  /** Heartbeats of the other four services, sent from the future so that they stay up. */
  public void heartbeats() {
    long later = System.currentTimeMillis() + Duration.ofMinutes(30).toMillis();
    for (String service :
        List.of("ingest-service", "graph-service", "label-service", "model-service")) {
      MetricEvent beat =
          new MetricEvent.Heartbeat(
              service,
              service + "-1",
              "http://localhost:1",
              true,
              150L << 20,
              512L << 20,
              5_000,
              640L << 20);
      send(new ProducerRecord<>(Topics.METRICS.name(), null, later, service, Json.write(beat)));
    }
  }

  /** A heartbeat of one instance, sent at {@code at}, of a process that is {@code uptime} old. */
  public void heartbeat(String service, String instance, long at, double uptime) {
    MetricEvent beat =
        new MetricEvent.Heartbeat(
            service, instance, "http://localhost:1", true, 150L << 20, 512L << 20, uptime, null);
    send(new ProducerRecord<>(Topics.METRICS.name(), null, at, service, Json.write(beat)));
  }

  /** Reasons of the dead letters that came from this record. */
  public List<String> reasons(RecordMetadata origin) {
    List<String> reasons = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> letter :
        all(Topics.named(origin.topic()).orElseThrow().deadLetters())) {
      if (header(letter, "dead-letter-topic").equals(origin.topic())
          && header(letter, "dead-letter-partition").equals(String.valueOf(origin.partition()))
          && header(letter, "dead-letter-offset").equals(String.valueOf(origin.offset()))) {
        reasons.add(header(letter, "dead-letter-reason"));
      }
    }
    return reasons;
  }

  /** Commits for a group that it has finished what is before {@code offset}. */
  public void commit(String group, TopicPartition partition, long offset) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.get("bootstrap.servers")))) {
      admin
          .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
          .all()
          .get();
    } catch (Exception e) {
      throw new AssertionError("cannot commit for " + group, e);
    }
  }

  /** Offset the next record of a partition will get. */
  public long end(TopicPartition partition) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      return consumer.position(partition);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            broker.get("bootstrap.servers"),
            "client.id",
            UUID.randomUUID().toString()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
