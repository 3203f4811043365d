package io.supercool.dashboard.state.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.event.MetricEvent.Heartbeat;
import io.supercool.contracts.event.MetricEvent.ServiceEnded;
import io.supercool.contracts.json.Json;
import io.supercool.dashboard.state.pipeline.ServiceStatus.State;
import java.util.Collections;
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

  @Test
  void whatEndedIsDownAtOnceAndSaysWhyUntilItIsHeardAgain() {
    services.heard(beat("graph-service", "one", 100), START);
    services.ended(end("one", false), START + 10);
    assertThat(graph(START + 20)).containsExactly(State.DOWN);
    assertThat(graphStatus(START + 20).ended().lastLines()).containsExactly("no memory");

    services.heard(beat("graph-service", "one", 1), START + 5_000);
    assertThat(graph(START + 5_100)).containsExactly(State.UP);
    assertThat(graphStatus(START + 5_100).ended()).isNull();
  }

  @Test
  void whatCannotRunMustRunForAMinuteBeforeThatIsOver() {
    services.ended(end("one", true), START);
    ServiceStatus never = graphStatus(START + 20);
    assertThat(never.instance()).isEqualTo("one");
    assertThat(never.silentSeconds()).isEqualTo(-1);
    assertThat(never.ended().cannotRun()).isTrue();

    services.heard(beat("graph-service", "one", 59), START + 60_000);
    assertThat(graph(START + 60_100)).containsExactly(State.UP);
    assertThat(graphStatus(START + 60_100).ended()).isNotNull();

    services.heard(beat("graph-service", "one", 60), START + 61_000);
    assertThat(graphStatus(START + 61_100).ended()).isNull();
  }

  @Test
  void anEndReadAfterLaterHeartbeatsIsNoNews() {
    services.heard(beat("graph-service", "one", 100), START + 2_000);
    services.ended(end("one", true), START + 1_000);

    assertThat(graph(START + 2_100)).containsExactly(State.UP);
    assertThat(graphStatus(START + 2_100).ended()).isNull();
  }

  @Test
  void anEndThatNobodyTellsAgainIsForgotten() {
    services.ended(end("one", true), START);

    assertThat(graphStatus(START + Ends.FORGET_AFTER_MILLIS - 1).ended()).isNotNull();
    assertThat(graphStatus(START + Ends.FORGET_AFTER_MILLIS).ended()).isNull();
    assertThat(graphStatus(START + Ends.FORGET_AFTER_MILLIS).instance()).isEmpty();
  }

  @Test
  void anInstanceThatCannotRunIsListedBesideOneThatDoes() {
    services.heard(beat("graph-service", "two", true), START);
    services.heard(beat("graph-service", "one", true), START + 500_000);
    services.ended(end("two", true), START + 500_000);

    assertThat(graph(START + 500_100)).containsExactly(State.UP, State.DOWN);
  }

  @Test
  void anyNumberOfEndsOfAnyLengthStaysBounded() {
    for (int i = 0; i < 10_000; i++) {
      services.ended(
          new ServiceEnded(
              "graph-service",
              "instance-" + i,
              "x".repeat(10_000),
              1,
              1,
              true,
              START,
              Collections.nCopies(1_000, "x".repeat(10_000)),
              "x".repeat(10_000)),
          START);
    }
    assertThat(graph(START)).hasSizeLessThanOrEqualTo(64);
    assertThat(Json.write(services.status(START)).length).isLessThan(64 * 4_000);
  }

  private static ServiceEnded end(String instance, boolean cannotRun) {
    return new ServiceEnded(
        "graph-service",
        instance,
        "ended with status 1",
        5,
        6,
        cannotRun,
        START,
        List.of("no memory"),
        "Mend the cause.");
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
