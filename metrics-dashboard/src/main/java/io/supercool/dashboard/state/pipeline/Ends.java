package io.supercool.dashboard.state.pipeline;

import io.supercool.contracts.event.MetricEvent.Heartbeat;
import io.supercool.contracts.event.MetricEvent.ServiceEnded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the processes of services ended last, as their launcher tells. An end is no news any more
 * when the instance is heard again; one that cannot run must have run for a minute. Heartbeats and
 * ends may be read in any order. Time is in milliseconds since 1970. Bounded; not thread-safe.
 */
final class Ends {
  /** The launcher tries, and tells, more often than that: what is older, nobody tries any more. */
  static final long FORGET_AFTER_MILLIS = 120_000;

  /** What ran for so long can run, as the launcher sees it. */
  static final double STABLE_SECONDS = 60;

  private static final int MAX_INSTANCES = 64;
  private static final int MAX_LINES = 4;

  private final Map<String, Told> ends = new LinkedHashMap<>(16, 0.75f, true);

  private record Told(String service, String instance, ServiceStatus.Ended ended, long at) {}

  /** Takes an end that was told at {@code at}. */
  void ended(ServiceEnded event, long at) {
    String key = key(event.service(), event.instance());
    Told earlier = ends.get(key);
    if (earlier == null || earlier.at <= at) {
      ends.put(key, new Told(event.service(), event.instance(), shown(event), at));
    }
    if (ends.size() > MAX_INSTANCES) {
      ends.remove(ends.keySet().iterator().next());
    }
  }

  /** The instances of a service that ended at any time. */
  List<String> instances(String service) {
    return ends.values().stream()
        .filter(told -> told.service.equals(service))
        .map(Told::instance)
        .sorted()
        .toList();
  }

  /** Whether a process ended that was last {@code heard}, and nothing was heard since. */
  boolean endedAfter(Services.Heard heard) {
    Told told = ends.get(key(heard.heartbeat().service(), heard.heartbeat().instance()));
    return told != null && told.at >= heard.at();
  }

  /** How an instance that was last {@code heard} ended, if that is news. */
  ServiceStatus.@Nullable Ended news(Services.Heard heard, long now) {
    Heartbeat beat = heard.heartbeat();
    if (endedAfter(heard)) {
      return news(beat.service(), beat.instance(), now);
    }
    Told told = ends.get(key(beat.service(), beat.instance()));
    return told != null
            && told.ended.cannotRun()
            && beat.uptimeSeconds() < STABLE_SECONDS
            && now - heard.at() < FORGET_AFTER_MILLIS
        ? told.ended
        : null;
  }

  /** How an instance that was never heard ended, if that is news. */
  ServiceStatus.@Nullable Ended news(String service, String instance, long now) {
    Told told = ends.get(key(service, instance));
    return told != null && now - told.at < FORGET_AFTER_MILLIS ? told.ended : null;
  }

  private static ServiceStatus.Ended shown(ServiceEnded event) {
    return new ServiceStatus.Ended(
        PageText.cut(event.end()),
        event.inARow(),
        event.restarts(),
        event.cannotRun(),
        event.since(),
        event.lastLines().stream().limit(MAX_LINES).map(PageText::cut).toList(),
        PageText.cut(event.remedy()));
  }

  private static String key(String service, String instance) {
    return service + "/" + instance;
  }
}
