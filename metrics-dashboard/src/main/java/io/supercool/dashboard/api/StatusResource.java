package io.supercool.dashboard.api;

import io.supercool.dashboard.state.models.Models;
import io.supercool.dashboard.state.pipeline.DiskStatus;
import io.supercool.dashboard.state.pipeline.Pipeline;
import io.supercool.dashboard.state.pipeline.ServiceStatus;
import io.supercool.dashboard.state.pipeline.TopicStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the pipeline is, for {@code supercool status --json} and for scripts. */
@Path("/api/status")
public class StatusResource {
  private final Pipeline pipeline;
  private final Models models;

  StatusResource(Pipeline pipeline, Models models) {
    this.pipeline = pipeline;
    this.models = models;
  }

  /**
   * The answer.
   *
   * @param brokerReachable false if Kafka did not answer at the last look
   * @param services all, even when down
   * @param topics all that carry work
   * @param disk the broker's disk with the least room; null where brokers do not tell
   * @param model the model that predicts; null before there is one
   */
  public record Status(
      boolean brokerReachable,
      List<ServiceStatus> services,
      List<TopicStatus> topics,
      @Nullable DiskStatus disk,
      Models.@Nullable Current model) {}

  /** The pipeline at the last look, at most a few seconds ago. */
  @GET
  public Status status() {
    Pipeline.Status status = pipeline.status();
    return new Status(
        status.brokerReachable(),
        status.services(),
        status.topics(),
        status.disk(),
        models.current());
  }
}
