package io.supercool.launcher.kafka;

import io.supercool.console.UserException;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.JsonTopic;
import io.supercool.contracts.topic.Topics;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Publishes requests as CloudEvents in binary mode; each call returns once the broker has it, and
 * waits for one that is away.
 */
public final class Requests implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final Runnable requireRunning;

  /**
   * To {@code cluster}.
   *
   * @param requireRunning throws if a broker that is away is not to be waited for
   */
  public Requests(Cluster cluster, Runnable requireRunning) {
    producer = cluster.producer();
    this.requireRunning = requireRunning;
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
    ProducerRecord<String, byte[]> record = topic.record(request, "launcher");
    BrokerWait wait = new BrokerWait(requireRunning);
    try {
      while (!isAcknowledged(producer.send(record), wait)) {
        wait.goOn();
      }
    } catch (ExecutionException e) {
      throw new UserException(
          "Cannot publish a request on %s: %s".formatted(topic.name(), e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while publishing on " + topic.name(), e);
    }
  }

  /** False if it has to be sent again. The same request again has the same id. */
  private boolean isAcknowledged(Future<RecordMetadata> sent, BrokerWait wait)
      throws ExecutionException, InterruptedException {
    while (true) {
      try {
        sent.get(1, TimeUnit.SECONDS);
        return true;
      } catch (TimeoutException e) {
        wait.goOn();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException)) {
          throw e;
        }
        return false;
      }
    }
  }

  @Override
  public void close() {
    // All that was to be sent is acknowledged, or nobody is there to take it.
    producer.close(Duration.ZERO);
  }
}
