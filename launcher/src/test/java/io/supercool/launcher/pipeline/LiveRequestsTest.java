package io.supercool.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.supercool.console.UserException;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.ReplicaSource;
import io.supercool.contracts.request.SourceRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What `ingest --replicas` and `ingest --learn` ask for. */
class LiveRequestsTest {

  @Test
  void trajectoriesAreReplicasByTheNumberInTheirName() {
    List<Path> files = List.of(Path.of("/d/replica-1.lammpstrj"), Path.of("/d/replica-12.dump.gz"));
    assertThat(ReplicaRequests.requests("id", files, Split.LIVE, "T0.56", 32))
        .extracting(SourceRequest::replicas)
        .containsExactly(new ReplicaSource(0, 32), new ReplicaSource(11, 32));
    assertThat(ReplicaRequests.requests("id", files, Split.LIVE, "T0.56", null))
        .extracting(SourceRequest::trajectory, SourceRequest::replicas)
        .contains(tuple("T0.56", new ReplicaSource(11, 2)));
    assertThat(ReplicaRequests.requests("id", List.of(Path.of("/d/a.npz")), Split.LIVE, null, null))
        .extracting(SourceRequest::replicas)
        .containsExactly(ReplicaSource.WHOLE);
  }

  @Test
  void whatIsNotKnownOfAReplicaIsAskedFor() {
    List<Path> unnumbered = List.of(Path.of("/d/replica.dump"));
    assertThatThrownBy(() -> ReplicaRequests.requests("id", unnumbered, Split.LIVE, "run", null))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("number the files from 1");
    List<Path> numbered = List.of(Path.of("/d/replica-1.dump"));
    assertThatThrownBy(() -> ReplicaRequests.requests("id", numbered, Split.LIVE, null, null))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--trajectory NAME");
  }

  @Test
  void oneSourceIsLearnedFromUnderItsName() {
    assertThat(LearningPlan.trajectory(List.of(Path.of("live.lammpstrj")), null)).isEqualTo("live");
    assertThat(LearningPlan.trajectory("runs/live.lammpstrj")).isEqualTo("live");
    assertThat(LearningPlan.trajectory("imd://localhost:8888")).isEqualTo("imd-localhost-8888");
    assertThat(LearningPlan.trajectory(List.of(), "localhost:8888"))
        .isEqualTo("imd-localhost-8888");
    assertThat(LearningPlan.trajectory(List.of(), "[::1]:8888")).isEqualTo("imd-[::1]-8888");
    assertThatThrownBy(() -> LearningPlan.trajectory(List.of(), "localhost"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has no host and port");
    assertThatThrownBy(() -> LearningPlan.trajectory(List.of(Path.of("a"), Path.of("b")), null))
        .isInstanceOf(UserException.class);
    LearningRequest request =
        LearningPlan.request("my run", null, List.of(10.0, 1.0), NetworkOptions.DEFAULT);
    assertThat(request.model()).isEqualTo("live-my-run");
    assertThat(request.lagTimes()).containsExactly(1, 10);
    assertThatThrownBy(() -> LearningPlan.request("r", null, List.of(-1.0), NetworkOptions.DEFAULT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("positive");
  }
}
