package io.supercool.contracts.request;

import io.supercool.contracts.SnapshotId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks model-service to train a model on graphs that are, or will shortly be, on the graphs topic.
 *
 * @param model the model's name; asking again with the same name resumes from its last checkpoint
 * @param snapshots the labelled configurations to learn from
 * @param reversed where replicas of these ended, labelled by the way back alone: learned from with
 *     less weight; may be empty
 * @param pretraining labelled configurations to learn from before, such as those of a temperature
 *     at which data are cheap; may be empty
 * @param network the network's shape
 * @param training how it is trained
 * @param representation a model whose layers are taken over and kept as they are, so that only the
 *     readout is fitted, by ridge regression; null to train all
 */
public record TrainingRequest(
    String model,
    List<SnapshotId> snapshots,
    List<SnapshotId> reversed,
    List<SnapshotId> pretraining,
    NetworkOptions network,
    TrainingOptions training,
    @Nullable String representation) {

  /** A request without reversed ones need not say so. */
  public TrainingRequest {
    reversed = reversed == null ? List.of() : reversed;
  }

  /** A training of all parameters on these alone. */
  public TrainingRequest(
      String model,
      List<SnapshotId> snapshots,
      List<SnapshotId> pretraining,
      NetworkOptions network,
      TrainingOptions training) {
    this(model, snapshots, List.of(), pretraining, network, training, null);
  }

  /** All configurations: those of the pre-training, the labelled and the reversed ones. */
  public List<SnapshotId> all() {
    return Stream.of(pretraining, snapshots, reversed).flatMap(List::stream).toList();
  }
}
