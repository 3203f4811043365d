package io.supercool.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.follow.Follower;
import io.supercool.support.MetricEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The service's followed sources. What is followed, and how far it is published, is on disk: it
 * goes on when the service starts again.
 */
@ApplicationScoped
public class Followings {
  private final FollowedSources sources;

  Followings(
      IngestSettings settings,
      Followers followers,
      SnapshotPublisher snapshots,
      DiskRoom room,
      RefusedFrames refused,
      MetricEvents events,
      MeterRegistry meters) {
    this.sources =
        new FollowedSources(
            settings.stateDirectory(),
            settings.followPatience(),
            new FollowedSources.Surroundings() {
              @Override
              public void check(SourceRequest request) {
                followers.check(request);
              }

              @Override
              public Follower follower(SourceRequest request, FollowState state) {
                return followers.of(request, state);
              }

              @Override
              public FollowedSources.Frames frames(
                  SourceRequest request, long published, Attention attention) {
                return new FollowedFrames(
                    request, published, attention, room, snapshots, refused, events, meters);
              }

              @Override
              public void say(SourceRequest request, long frames, @Nullable String reason) {
                events
                    .send(
                        new MetricEvent.SourceFollowed(
                            request.id(), request.location(), frames, reason))
                    .await()
                    .indefinitely();
              }

              @Override
              public void ended(FollowedSources.Outcome outcome) {
                meters
                    .counter(
                        "supercool.followed.ended",
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                    .increment();
              }
            });
    meters.gauge("supercool.followed.sources", sources, FollowedSources::count);
  }

  void resume(@Observes StartupEvent started) {
    sources.resume();
  }

  /**
   * Begins to follow; a source that is followed already goes on.
   *
   * @throws RuntimeException if it cannot be followed
   */
  void begin(SourceRequest request) {
    sources.begin(request);
  }

  /**
   * Follows a source no longer; that it has stopped is told when the frame under way is published.
   *
   * @throws io.supercool.contracts.ContractException if it is not followed
   */
  void stop(SourceRequest request) {
    sources.stop(request);
  }

  void close(@Observes ShutdownEvent ending) throws InterruptedException {
    sources.close();
  }
}
