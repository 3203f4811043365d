package io.supercool.label;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.runtime.StartupEvent;
import io.supercool.support.TopicCreation;
import io.supercool.support.WrittenFolder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Runs the topology from the start of the application, when the topics are there, to its end. A
 * thread that fails, most often for a broker that was away too long, is replaced: it goes on where
 * the last transaction ended.
 */
@Readiness
@ApplicationScoped
public class LabelService implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(LabelService.class);
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  private final KafkaStreams streams;
  private final KafkaStreamsMetrics metrics;
  private boolean ended;

  LabelService(
      LabelSettings settings,
      MeterRegistry meters,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "supercool.group-member") Optional<String> member) {
    streams =
        new KafkaStreams(
            LabelTopology.of(settings.grace()),
            StreamSettings.of(bootstrapServers, member, settings.stateDirectory()));
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("Labelling goes on where its last transaction ended", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    metrics = new KafkaStreamsMetrics(streams);
    metrics.bindTo(meters);
    WrittenFolder.measure(settings.stateDirectory(), meters);
  }

  /** When the topics are there: the topology does not start without them. */
  void onStart(@Observes StartupEvent event, @Readiness TopicCreation topics) {
    topics.created().thenRun(this::start);
  }

  private synchronized void start() {
    if (!ended) {
      streams.start();
    }
  }

  @Override
  public HealthCheckResponse call() {
    KafkaStreams.State state = streams.state();
    return HealthCheckResponse.named("labels")
        .status(state == KafkaStreams.State.RUNNING)
        .withData("state", state.name())
        .build();
  }

  @PreDestroy
  synchronized void close() {
    ended = true;
    metrics.close();
    // An instance that leaves the group need not be missed first: another takes over at once.
    streams.close(new KafkaStreams.CloseOptions().timeout(FAREWELL).leaveGroup(true));
  }
}
