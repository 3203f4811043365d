package io.supercool.dashboard.state.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.event.MetricEvent.Heartbeat;
import io.supercool.dashboard.state.pipeline.ServiceStatus.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesTest {
  private static final long START = 1_000_000;

  private final Services services = new Services();

  @Test
  void allAreListedBeforeAnyIsHeard() {
    List<ServiceStatus> status = services.status(START);

    assertThat(status).extracting(ServiceStatus::name).containsExactlyElementsOf(Services.NAMES);
    assertThat(status).allMatch(s -> s.state() == State.DOWN && !s.ready());
  }

  @Test
  void aServiceIsUpUntilItIsSilentForFourSeconds() {
    services.heard(beat("graph-service", "one", true), START);

    assertThat(graph(START + 3_999)).containsExactly(State.UP);
    assertThat(graph(START + 4_000)).containsExactly(State.DOWN);

    services.heard(beat("graph-service", "one", true), START + 12_000);
    assertThat(graph(START + 12_100)).containsExactly(State.UP);
  }

  @Test
  void aServiceThatIsNotReadySaysSo() {
    services.heard(beat("graph-service", "one", false), START);

    assertThat(graph(START)).containsExactly(State.NOT_READY);
  }

  @Test
  void anInstanceLongGoneIsForgottenOnceItsServiceWasHeardSince() {
    services.heard(beat("graph-service", "one", true), START);
    assertThat(graph(START + 600_000)).containsExactly(State.DOWN);

    services.heard(beat("graph-service", "two", true), START + 30_000);
    assertThat(graph(START + 31_000)).containsExactly(State.UP, State.DOWN);
    assertThat(graph(START + 60_000)).containsExactly(State.DOWN);
  }

  @Test
  void anOldHeartbeatReadLateChangesNothing() {
    services.heard(beat("graph-service", "one", true), START + 2_000);
    services.heard(beat("graph-service", "one", false), START);

    assertThat(graph(START + 3_000)).containsExactly(State.UP);
  }

  @Test
  void aYoungerProcessInItsPlaceIsARestart() {
    services.heard(beat("graph-service", "one", 100), START);
    services.heard(beat("graph-service", "one", 101), START + 1_000);
    services.heard(beat("graph-service", "one", 1), START + 3_500);
    services.heard(beat("graph-service", "one", 2), START + 4_500);
    assertThat(graphStatus(START + 4_600).restarts()).isEqualTo(1);
    assertThat(graphStatus(START + 4_600).uptimeSeconds()).isEqualTo(2);

    services.heard(beat("graph-service", "one", 1), START + 700_000);
    assertThat(graphStatus(START + 700_000).restarts()).as("started anew").isZero();
  }

  @Test
  void anyNumberOfInstancesStaysBounded() {
    for (int i = 0; i < 10_000; i++) {
      services.heard(beat("graph-service", "instance-" + i, true), START);
    }
    assertThat(graph(START)).hasSizeLessThanOrEqualTo(64);
  }

  private ServiceStatus graphStatus(long now) {
    return services.status(now).stream()
        .filter(s -> s.name().equals("graph-service"))
        .findFirst()
        .orElseThrow();
  }

  private List<State> graph(long now) {
    return services.status(now).stream()
        .filter(s -> s.name().equals("graph-service"))
        .map(ServiceStatus::state)
        .toList();
  }

  private static Heartbeat beat(String service, String instance, double uptime) {
    return new Heartbeat(service, instance, "http://localhost:1", true, 10, 20, uptime, 30L);
  }

  private static Heartbeat beat(String service, String instance, boolean ready) {
    return new Heartbeat(service, instance, "http://localhost:1", ready, 10, 20, 3.0, null);
  }
}
