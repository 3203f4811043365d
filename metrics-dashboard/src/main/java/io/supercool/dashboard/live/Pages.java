package io.supercool.dashboard.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.WebSocketConnection;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.models.Models;
import io.supercool.dashboard.state.models.TrainingHistory;
import io.supercool.dashboard.state.pipeline.Pipeline;
import io.supercool.dashboard.state.pipeline.Warnings;
import io.supercool.dashboard.state.predictions.PredictionFrames;
import io.supercool.dashboard.state.scores.Correlations;
import io.supercool.dashboard.state.scores.PrequentialScores;
import io.supercool.dashboard.state.scores.SideBySide;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open pages. Ten times a second each is told what it does not know yet. */
@Singleton
@Startup
class Pages {
  private static final long PULSE_MILLIS = 100;

  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<Section> sections;
  private final Vertx vertx;
  private final long timer;

  Pages(
      Pipeline pipeline,
      Models models,
      TrainingHistory trainings,
      Correlations correlations,
      SideBySide sideBySide,
      PrequentialScores prequential,
      Warnings warnings,
      PredictionFrames frames,
      Vertx vertx,
      MeterRegistry meters) {
    this.sections =
        List.of(
            pipeline, warnings, models, trainings, correlations, sideBySide, prequential, frames);
    this.vertx = vertx;
    this.timer = vertx.setPeriodic(PULSE_MILLIS, pulse -> pages.values().forEach(Page::tell));
    Gauge.builder("supercool.dashboard.pages", pages, Map::size)
        .description("Pages open now")
        .register(meters);
  }

  void open(WebSocketConnection connection) {
    Page page = new Page(connection, sections);
    pages.put(connection.id(), page);
    page.tell();
  }

  void close(WebSocketConnection connection) {
    pages.remove(connection.id());
  }

  @PreDestroy
  void stop() {
    vertx.cancelTimer(timer);
  }
}
