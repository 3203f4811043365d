package io.supercool.dashboard.state.pipeline;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
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
   * @param disk the broker's disk; null where brokers do not tell
   * @param stages what passed each stage
   * @param passage how long snapshots take to be predicted; null before one was
   * @param deadLetters the latest, newest first
   */
  @RecordBuilder
  public record Status(
      boolean brokerReachable,
      List<ServiceStatus> services,
      List<TopicStatus> topics,
      @Nullable DiskStatus disk,
      List<Stages.Status> stages,
      Passage.@Nullable Times passage,
      List<DeadLetterView> deadLetters) {}

  private Status status =
      PipelineStatusBuilder.builder()
          .services(List.of())
          .topics(List.of())
          .stages(List.of())
          .deadLetters(List.of())
          .build();
  private @Nullable Update update;
  private long revision;

  /** Takes the newest look. */
  public synchronized void watched(Status newest) {
    status = newest;
    update = null;
    revision++;
  }

  /** The newest look. */
  public synchronized Status status() {
    return status;
  }

  @Override
  public synchronized @Nullable Update since(long told) {
    if (told >= revision) {
      return null;
    }
    if (update == null) {
      update = Update.json("pipeline", revision, status); // Once for all pages.
    }
    return update;
  }
}
