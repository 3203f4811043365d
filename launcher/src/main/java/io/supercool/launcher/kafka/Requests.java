package io.supercool.launcher.kafka;

import io.supercool.console.UserException;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.JsonTopic;
import io.supercool.contracts.topic.Topics;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Publishes requests as CloudEvents in binary mode; each call returns once the broker has it. */
public final class Requests implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  /** To {@code cluster}. */
  public Requests(Cluster cluster) {
    producer = cluster.producer();
  }

  /** Asks for a source to be ingested. */
  public void publish(SourceRequest request) {
    send(Topics.SOURCES, request);
  }

  /** Asks for a model to be trained. */
  public void publish(TrainingRequest request) {
    send(Topics.TRAININGS, request);
  }

  /** Asks for a model that learns from a trajectory while it is simulated. */
  public void publish(LearningRequest request) {
    send(Topics.LEARNINGS, request);
  }

  private <T> void send(JsonTopic<T> topic, T request) {
    try {
      producer.send(topic.record(request, "launcher")).get();
    } catch (ExecutionException e) {
      throw new UserException(
          "Cannot publish a request on %s: %s".formatted(topic.name(), e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while publishing on " + topic.name(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
