package io.supercool.dashboard.state.pipeline;

import io.supercool.contracts.event.MetricEvent.Heartbeat;
import io.supercool.contracts.event.MetricEvent.ServiceEnded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services as their heartbeats show them, and what their launcher tells of ends. All are always
 * listed; one that has missed four heartbeats, or has ended, is down, so that a page says so within
 * ten seconds. Time is passed in, in milliseconds since the epoch. Thread-safe.
 */
@ApplicationScoped
public class Services {
  /** The services, in the order of the flow. */
  public static final List<String> NAMES =
      List.of(
          "ingest-service", "graph-service", "label-service", "model-service", "metrics-dashboard");

  /** A service silent for this long is down. */
  static final long DOWN_AFTER_MILLIS = 4_000;

  /** An instance silent for this long is gone, if its service has been heard since. */
  static final long FORGET_AFTER_MILLIS = 60_000;

  /** An instance heard again after a longer silence was started anew, not restarted. */
  private static final long RESTARTED_WITHIN_MILLIS = 600_000;

  private static final int MAX_INSTANCES = 64;

  private final Map<String, Heard> instances = new LinkedHashMap<>(16, 0.75f, true);

  private final Ends ends = new Ends();

  /** An instance's last heartbeat. */
  record Heard(Heartbeat heartbeat, long at, int restarts) {}

  /** Takes a heartbeat sent at {@code at}. */
  public synchronized void heard(Heartbeat heartbeat, long at) {
    Heard earlier = instances.get(key(heartbeat));
    if (earlier == null || earlier.at <= at) {
      instances.put(key(heartbeat), new Heard(heartbeat, at, restarts(earlier, heartbeat, at)));
    }
    if (instances.size() > MAX_INSTANCES) {
      instances.remove(instances.keySet().iterator().next());
    }
  }

  /** Takes an end told at {@code at}. */
  public synchronized void ended(ServiceEnded event, long at) {
    ends.ended(event, at);
  }

  /** A younger process in an instance's place is a restart. */
  private static int restarts(@Nullable Heard earlier, Heartbeat heartbeat, long at) {
    if (earlier == null || at - earlier.at >= RESTARTED_WITHIN_MILLIS) {
      return 0;
    }
    boolean younger = heartbeat.uptimeSeconds() < earlier.heartbeat.uptimeSeconds();
    return earlier.restarts + (younger ? 1 : 0);
  }

  /** Every service, with one entry per instance. */
  public synchronized List<ServiceStatus> status(long now) {
    List<ServiceStatus> status = new ArrayList<>();
    for (String name : NAMES) {
      List<Heard> heard = heard(name);
      List<ServiceStatus> ended = endedUnheard(name, heard, now);
      if (heard.isEmpty() && ended.isEmpty()) {
        status.add(ServiceStatus.neverHeard(name, "", null));
      }
      for (int i = 0; i < heard.size(); i++) {
        ServiceStatus one = status(heard.get(i), now);
        if (i == 0 || now - heard.get(i).at < FORGET_AFTER_MILLIS || one.ended() != null) {
          status.add(one);
        }
      }
      status.addAll(ended);
    }
    return status;
  }

  /** The instances of a service that ended before they were ever heard. */
  private List<ServiceStatus> endedUnheard(String name, List<Heard> heard, long now) {
    List<ServiceStatus> status = new ArrayList<>();
    for (String instance : ends.instances(name)) {
      ServiceStatus.Ended ended = ends.news(name, instance, now);
      if (ended != null
          && heard.stream().noneMatch(one -> one.heartbeat.instance().equals(instance))) {
        status.add(ServiceStatus.neverHeard(name, instance, ended));
      }
    }
    return status;
  }

  /** The instances of a service, the one heard last first. */
  private List<Heard> heard(String name) {
    return instances.values().stream()
        .filter(heard -> heard.heartbeat.service().equals(name))
        .sorted(Comparator.comparingLong(Heard::at).reversed())
        .toList();
  }

  private ServiceStatus status(Heard heard, long now) {
    Heartbeat beat = heard.heartbeat;
    long silent = Math.max(0, now - heard.at);
    boolean down = silent >= DOWN_AFTER_MILLIS || ends.endedAfter(heard);
    ServiceStatus.State state =
        down
            ? ServiceStatus.State.DOWN
            : beat.ready() ? ServiceStatus.State.UP : ServiceStatus.State.NOT_READY;
    return new ServiceStatus(
        beat.service(),
        beat.instance(),
        beat.address(),
        state,
        beat.ready() && !down,
        beat.heapBytes(),
        beat.heapMaxBytes(),
        beat.uptimeSeconds(),
        beat.residentBytes(),
        heard.restarts,
        silent / 1000.0,
        ends.news(heard, now));
  }

  private static String key(Heartbeat heartbeat) {
    return heartbeat.service() + "/" + heartbeat.instance();
  }
}
