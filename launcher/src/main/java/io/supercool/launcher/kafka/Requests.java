package io.supercool.launcher.kafka;

import io.supercool.contracts.Json;
import io.supercool.contracts.Topics;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.launcher.failure.LauncherException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes requests as CloudEvents in binary mode; each call returns once the broker has it. */
public final class Requests implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  /** To {@code cluster}. */
  public Requests(Cluster cluster) {
    producer = cluster.producer();
  }

  /** Asks for a source to be ingested. */
  public void publish(SourceRequest request) {
    send(Topics.SOURCES, request.location(), request.id(), "supercool.source", request);
  }

  /** Asks for a model to be trained. */
  public void publish(TrainingRequest request) {
    send(Topics.TRAININGS, request.model(), request.model(), "supercool.training", request);
  }

  /** Asks for a model that learns from a run while it goes on. */
  public void publish(LearningRequest request) {
    send(Topics.LEARNINGS, request.run(), request.model(), "supercool.learning", request);
  }

  private void send(String topic, String key, String id, String type, Object request) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, Json.write(request));
    header(record, "ce_specversion", "1.0");
    header(record, "ce_id", id);
    header(record, "ce_type", type);
    header(record, "ce_source", "/launcher");
    header(record, "content-type", "application/json");
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new LauncherException(
          "Cannot publish a request on %s: %s".formatted(topic, e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while publishing on " + topic, e);
    }
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
