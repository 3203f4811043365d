package io.supercool.contracts.request;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.supercool.contracts.SnapshotId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks model-service to train a model on graphs that are, or will shortly be, on the graphs topic.
 *
 * @param model the model's name; asking again with the same name resumes from its last checkpoint
 * @param snapshots the configurations to learn from, whose propensity is known; {@linkplain
 *     io.supercool.contracts.Derivation.Kind#TIME_REVERSED time-reversed} ones, whose propensity is
 *     the way back alone, count for less
 * @param pretraining configurations to learn from before, such as those of a temperature at which
 *     data are cheap; may be empty
 * @param network the network's shape
 * @param training how it is trained
 * @param representation a model whose layers are taken over and kept as they are, so that only the
 *     readout is fitted, by ridge regression; null to train all
 * @param start the version of an announced model that the training begins with, as if that had been
 *     its pre-training; null to begin with random numbers
 */
@RecordBuilder
public record TrainingRequest(
    String model,
    List<SnapshotId> snapshots,
    List<SnapshotId> pretraining,
    NetworkOptions network,
    TrainingOptions training,
    @Nullable String representation,
    @Nullable String start)
    implements TrainingRequestBuilder.With {

  /** A training of all parameters on these, without pre-training, as recommended. */
  public static TrainingRequest of(String model, List<SnapshotId> snapshots) {
    return TrainingRequestBuilder.builder()
        .model(model)
        .snapshots(snapshots)
        .pretraining(List.of())
        .network(NetworkOptions.DEFAULT)
        .training(TrainingOptions.DEFAULT)
        .build();
  }
}
