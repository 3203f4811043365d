package io.supercool.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Graph;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.TestGraphs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingSetTest {
  private static final int ENDS = 10;

  private final List<Graph> starts =
      List.of(
          TestGraphs.of("a", 1, Split.TRAIN),
          TestGraphs.of("a", 2, Split.TRAIN),
          TestGraphs.of("c", 3, Split.TRAIN));

  private TrainingSet set(double holdOut) {
    List<Graph> all = new ArrayList<>(starts);
    for (Graph start : starts) {
      for (int replica = 0; replica < ENDS; replica++) {
        all.add(TestGraphs.endOf(start, replica, all.size()));
      }
    }
    List<SnapshotId> ids = all.stream().map(graph -> graph.configuration().snapshot()).toList();
    return TrainingSet.of(
        new TrainingRequest("m", Stream.concat(ids.subList(0, 3).stream(), ids.subList(3, ids.size()).stream()).toList(), List.of(), NetworkOptions.DEFAULT, new TrainingOptions(1, 0, 7, 1e-2, 1e-2, 0, 1, holdOut, ENDS, 0.3), null),
        all);
  }

  @Test
  void whatIsHeldOutTakesItsEndsWithIt() {
    TrainingSet set = set(0.34);
    SnapshotId heldOut = set.heldOut().get(0).configuration().snapshot();
    assertThat(set.fitted()).hasSize(2);
    assertThat(set.reversed())
        .hasSize(2 * ENDS)
        .allSatisfy(end -> assertThat(end.configuration().id().start()).isNotEmpty())
        .noneSatisfy(end -> assertThat(end.configuration().id().start()).contains(heldOut));
    assertThat(set(0).reversed()).hasSize(3 * ENDS);
  }

  @Test
  void reversedConfigurationsTakeTurns() {
    TrainingSet set = set(0);
    int epochs = 2 * Phase.REVERSED_EVERY;
    Phase phase = Phase.of(set.fitted(), set.reversed(), 0, epochs, 1e-2, 3, 5);
    Map<SnapshotId, Double> counted = new HashMap<>();
    int steps = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      List<Labelled> visits = phase.visits(epoch, 3);
      assertThat(visits).isEqualTo(phase.visits(epoch, 3));
      for (Labelled visit : visits) {
        counted.merge(visit.configuration().id(), (double) visit.weights()[0], Double::sum);
        steps++;
      }
    }
    assertThat(phase.end()).isEqualTo(5 + steps);
    assertThat(counted).hasSize(3 + 3 * ENDS);
    set.fitted()
        .forEach(
            start -> assertThat(counted).containsEntry(start.configuration().snapshot(), 1.0 * epochs));
    set.reversed()
        .forEach(
            end ->
                assertThat(counted)
                    .containsEntry(end.configuration().id(), 2.0 * Phase.REVERSED_WEIGHT));
  }
}
