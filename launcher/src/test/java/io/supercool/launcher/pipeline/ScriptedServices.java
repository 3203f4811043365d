package io.supercool.launcher.pipeline;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.MetricEvent.Stage;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topics;
import io.supercool.contracts.wire.PredictionCodec;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.report.Predictions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests with the records that the real services would publish: a file is one snapshot, a
 * file called broken is refused, a model called failing fails. Every record is published twice, as
 * after a redelivery.
 */
final class ScriptedServices implements AutoCloseable {
  private static final float[] PROPENSITY = {1, 2, 3, 4, 10, 20};

  private final Cluster cluster;
  private final KafkaProducer<String, byte[]> producer;
  private final Thread thread = new Thread(this::serve, "scripted-services");
  private volatile boolean closed;

  ScriptedServices(Cluster cluster) {
    this.cluster = cluster;
    producer = cluster.producer();
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }

  private void serve() {
    try (KafkaConsumer<String, byte[]> consumer = cluster.consumer()) {
      List<TopicPartition> partitions =
          Stream.of(Topics.SOURCES.name(), Topics.TRAININGS.name())
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      while (!closed) {
        consumer.poll(Duration.ofMillis(50)).forEach(this::answer);
      }
    }
  }

  private void answer(ConsumerRecord<String, byte[]> record) {
    if (record.topic().equals(Topics.SOURCES.name())) {
      source(record, Json.read(record.value(), SourceRequest.class));
    } else {
      training(Json.read(record.value(), TrainingRequest.class));
    }
  }

  private void source(ConsumerRecord<String, byte[]> record, SourceRequest request) {
    String name = Path.of(request.location()).getFileName().toString().replace(".npz", "");
    if (name.equals("broken")) {
      refuse(record);
      return;
    }
    SnapshotId snapshot = new SnapshotId(name, name, 0);
    stage(Stage.INGEST, snapshot, request.split(), null);
    stage(Stage.GRAPH, snapshot, request.split(), null);
    event(new MetricEvent.SourceCompleted(request.id(), request.location(), List.of(snapshot), 0));
    if (request.split() != Split.TRAIN) {
      predict(snapshot, request.split());
    }
  }

  private void refuse(ConsumerRecord<String, byte[]> record) {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(Topics.SOURCES.deadLetters(), record.key(), record.value());
    header(letter, "dead-letter-reason", "broken.npz: truncated at byte 7");
    header(letter, "dead-letter-partition", String.valueOf(record.partition()));
    header(letter, "dead-letter-offset", String.valueOf(record.offset()));
    producer.send(letter);
    producer.send(letter);
  }

  private void training(TrainingRequest request) {
    if (request.model().equals("failing")) {
      event(new MetricEvent.TrainingCompleted(request.model(), null, 1, "loss is NaN"));
      return;
    }
    List<Score> heldOut = List.of(new Score("A", 52, 0.25));
    for (int epoch = 1; epoch <= 2; epoch++) {
      event(
          new MetricEvent.TrainingProgress(
              request.model(), epoch, 2, 0.5, null, List.of(), heldOut, 1e-2, 1, 2 - epoch));
    }
    event(new MetricEvent.TrainingCompleted(request.model(), "version", 2.5, null));
    ModelAnnouncement announcement =
        new ModelAnnouncement(
            request.model(),
            "version",
            ModelAnnouncement.Role.BEST,
            true,
            2,
            "/models",
            16252,
            request.network(),
            request.training(),
            List.of("A", "B"),
            new double[] {52},
            List.of(),
            null);
    send(Topics.MODELS.name(), announcement.key(), "version", Json.write(announcement));
    event(new MetricEvent.ModelLoaded("model-service-1", request.model(), "version", true));
  }

  private void predict(SnapshotId snapshot, Split split) {
    Propensity targets = new Propensity(new double[] {52}, new float[][] {PROPENSITY}, null, 0);
    Prediction prediction =
        Predictions.of(
            snapshot.trajectory(), split, targets, PROPENSITY, new float[] {4, 3, 2, 1, 5, 6});
    List<byte[]> blocks = new PredictionCodec().encode(prediction, 200);
    for (int block = 0; block < blocks.size(); block++) {
      send(
          Topics.PREDICTIONS.name(),
          snapshot.trajectory(),
          prediction.recordId() + "#" + block + "/" + blocks.size(),
          blocks.get(block));
    }
    stage(Stage.PREDICT, snapshot, split, "version");
  }

  private void stage(Stage stage, SnapshotId snapshot, Split split, @Nullable String version) {
    event(new MetricEvent.StageCompleted(stage, snapshot, split, 6, 0.25, 100, version));
  }

  private void event(MetricEvent event) {
    send(Topics.METRICS.name(), "scripted", "event", Json.write(event));
    send(Topics.METRICS.name(), "scripted", "event", Json.write(event));
  }

  private void send(String topic, String key, String id, byte[] value) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    header(record, "ce_id", id);
    producer.send(record);
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
