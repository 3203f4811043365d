package io.supercool.support;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.HttpServer;
import io.smallrye.health.SmallRyeHealthReporter;
import io.supercool.contracts.event.MetricEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * Says every second that this instance is alive, where it is and how much memory it uses. {@code
 * supercool.address} replaces the address where others reach it under another name.
 */
@ApplicationScoped
public class Heartbeats {
  private static final Logger LOG = Logger.getLogger(Heartbeats.class);

  private final MetricEvents events;
  private final SmallRyeHealthReporter health;
  private final HttpServer server;
  private final String service;
  private final String instance;
  private final Optional<String> address;
  private boolean wasReady;

  Heartbeats(
      MetricEvents events,
      SmallRyeHealthReporter health,
      HttpServer server,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "supercool.instance") String instance,
      @ConfigProperty(name = "supercool.address") Optional<String> address) {
    this.events = events;
    this.health = health;
    this.server = server;
    this.service = service;
    this.instance = instance;
    this.address = address;
  }

  @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void beat() {
    int port = server.getPort();
    if (port < 0) {
      return; // The application is still starting: its port and channels do not exist yet.
    }
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    events.publish(
        new MetricEvent.Heartbeat(
            service,
            instance,
            address.orElseGet(() -> "http://localhost:" + port),
            ready(),
            heap.getUsed(),
            heap.getMax(),
            ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
            ResidentMemory.bytes()));
  }

  private boolean ready() {
    JsonObject readiness = health.getReadiness().getPayload();
    boolean ready = isUp(readiness);
    if (ready != wasReady) {
      wasReady = ready;
      if (ready) {
        LOG.info("Ready");
      } else {
        LOG.warnf("Not ready: %s", down(readiness));
      }
    }
    return ready;
  }

  /** Names of the checks that fail, with what they say. */
  private static String down(JsonObject readiness) {
    return readiness.getJsonArray("checks").stream()
        .map(JsonValue::asJsonObject)
        .filter(check -> !isUp(check))
        .map(check -> "%s %s".formatted(check.getString("name"), check.get("data")))
        .collect(Collectors.joining("; "));
  }

  private static boolean isUp(JsonObject check) {
    return HealthCheckResponse.Status.UP.name().equals(check.getString("status", ""));
  }
}
