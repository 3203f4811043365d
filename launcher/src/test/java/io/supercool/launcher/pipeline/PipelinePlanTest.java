package io.supercool.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.launcher.configuration.ConfigurationFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelinePlanTest {

  @Test
  void everyFileIsRequestedOnceForItsPurpose() {
    PipelinePlan plan =
        plan(List.of("/d/1.npz", "/d/2.npz"), List.of("/d/3.npz"), List.of("/d/4.npz"));

    assertThat(plan.training()).extracting(SourceRequest::split).containsOnly(Split.TRAIN);
    assertThat(plan.training())
        .extracting(SourceRequest::location)
        .containsExactly("/d/1.npz", "/d/2.npz");
    assertThat(plan.prediction())
        .extracting(SourceRequest::split)
        .containsExactly(Split.TEST, Split.LIVE);
    assertThat(Stream.concat(plan.training().stream(), plan.prediction().stream()))
        .extracting(SourceRequest::id)
        .doesNotHaveDuplicates();
    assertThat(plan.training()).extracting(SourceRequest::trajectory).containsOnlyNulls();
  }

  @Test
  void onlyWhatIsLearnedFromIsRunBackwardsToo() {
    PipelinePlan plan = plan(List.of("/d/1.npz"), List.of("/d/3.npz"), List.of("/d/4.npz"));

    assertThat(plan.training()).extracting(SourceRequest::timeReversedReplicas).containsExactly(32);
    assertThat(plan.prediction())
        .extracting(SourceRequest::timeReversedReplicas)
        .containsOnlyNulls();
    assertThat(plan.onLayersOf("other").training())
        .as("a readout alone is fitted to means over replicas")
        .extracting(SourceRequest::timeReversedReplicas)
        .containsExactly(0);
  }

  @Test
  void filesOfTheSameNameGetRunsOfTheirOwn() {
    PipelinePlan plan =
        plan(List.of("/d/train/1.npz", "/d/train/2.npz"), List.of("/d/test/1.npz"), List.of());

    assertThat(plan.training().get(0).trajectory()).isEqualTo("-d-train-1");
    assertThat(plan.training().get(1).trajectory()).isNull();
    assertThat(plan.prediction().get(0).trajectory()).isEqualTo("-d-test-1");
  }

  @Test
  void framesOfOneTrajectoryShareTheRunThatTellsFoldersApart() {
    PipelinePlan plan =
        plan(
            List.of(),
            List.of(),
            List.of(
                "/d/a/ka.100.dump.gz", "/d/a/ka.200.dump.gz", "/d/b/ka.100.dump", "/d/b/x.npz"));

    assertThat(plan.prediction())
        .extracting(SourceRequest::trajectory)
        .containsExactly("-d-a-ka", "-d-a-ka", "-d-b-ka", null);
  }

  @Test
  void fileWithTwoPurposesIsRefused() {
    assertThatThrownBy(() -> plan(List.of("/d/1.npz"), List.of("/d/1.npz"), List.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("/d/1.npz", "--train", "--test");
  }

  private static PipelinePlan plan(List<String> train, List<String> test, List<String> predict) {
    return PipelinePlan.of(
        "model",
        ConfigurationFile.read(null),
        new PipelineFiles(paths(train), List.of(), paths(test), paths(predict)));
  }

  private static List<Path> paths(List<String> names) {
    return names.stream().map(Path::of).toList();
  }
}
