package io.supercool.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Graph;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.model.TestGraphs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingSetTest {
  private static final int REPLICAS = 10;

  private final List<Graph> starts =
      List.of(
          TestGraphs.of("a", 1, Split.TRAIN),
          TestGraphs.of("a", 2, Split.TRAIN),
          TestGraphs.of("c", 3, Split.TRAIN));

  private TrainingSet set(double holdOut) {
    List<Graph> all = new ArrayList<>(starts);
    for (Graph start : starts) {
      for (int replica = 0; replica < REPLICAS; replica++) {
        all.add(TestGraphs.timeReversed(start, replica, all.size()));
      }
    }
    List<SnapshotId> ids = all.stream().map(graph -> graph.configuration().snapshot()).toList();
    TrainingOptions options = TrainingOptions.DEFAULT.with().seed(7).holdOut(holdOut).build();
    return TrainingSet.of(
        TrainingRequest.of("m", ids).withTraining(options), TestGraphs.byId(all), null);
  }

  @Test
  void whatIsHeldOutTakesItsTimeReversedReplicasWithIt() {
    TrainingSet set = set(0.34);
    SnapshotId heldOut = set.heldOut().get(0).configuration().snapshot();
    assertThat(set.fitted()).hasSize(2);
    assertThat(set.timeReversed())
        .hasSize(2 * REPLICAS)
        .allSatisfy(example -> assertThat(example.isTimeReversed()).isTrue())
        .noneSatisfy(
            example -> assertThat(example.configuration().snapshot().parent()).isEqualTo(heldOut));
    assertThat(set(0).timeReversed()).hasSize(3 * REPLICAS);
  }

  @Test
  void timeReversedReplicasTakeTurns() {
    TrainingSet set = set(0);
    int epochs = 2 * Phase.TIME_REVERSED_EVERY;
    Phase phase = Phase.of(set.fitted(), set.timeReversed(), 0, epochs, 1e-2, 3, 5);
    Map<SnapshotId, Double> counted = new HashMap<>();
    int steps = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      List<TrainingExample> visits = phase.visits(epoch, 3);
      assertThat(visits).isEqualTo(phase.visits(epoch, 3));
      for (TrainingExample visit : visits) {
        counted.merge(visit.configuration().snapshot(), (double) visit.weights()[0], Double::sum);
        steps++;
      }
    }
    assertThat(phase.endStep()).isEqualTo(5 + steps);
    assertThat(counted).hasSize(3 + 3 * REPLICAS);
    set.fitted()
        .forEach(
            start ->
                assertThat(counted).containsEntry(start.configuration().snapshot(), 1.0 * epochs));
    set.timeReversed()
        .forEach(
            end ->
                assertThat(counted)
                    .containsEntry(
                        end.configuration().snapshot(), 2.0 * Phase.TIME_REVERSED_WEIGHT));
  }
}
