package io.supercool.dashboard.state;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pipeline as last watched: services, topics, stages, dead letters. Thread-safe. */
@ApplicationScoped
public class Pipeline implements Section {

  /**
   * One look at the pipeline.
   *
   * @param brokerReachable false if Kafka did not answer; topics are then as last known
   * @param services all, one entry per instance
   * @param topics all topics that carry work
   * @param stages what passed each stage
   * @param deadLetters the latest, newest first
   */
  public record Status(
      boolean brokerReachable,
      List<ServiceStatus> services,
      List<TopicStatus> topics,
      List<StageStatus> stages,
      List<DeadLetter> deadLetters) {}

  private Status status = new Status(false, List.of(), List.of(), List.of(), List.of());
  private long revision;

  /** Takes the newest look. */
  public synchronized void watched(Status newest) {
    status = newest;
    revision++;
  }

  /** The newest look. */
  public synchronized Status status() {
    return status;
  }

  @Override
  public synchronized @Nullable Update since(long told) {
    return told < revision ? Update.json("pipeline", revision, status) : null;
  }
}
