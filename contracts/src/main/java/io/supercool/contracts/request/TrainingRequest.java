package io.supercool.contracts.request;

import io.supercool.contracts.SnapshotId;
import java.util.List;

/**
 * Asks model-service to train a model on graphs that are, or will shortly be, on the graphs topic.
 *
 * @param model the model's name; asking again with the same name resumes from its last checkpoint
 * @param snapshots the labelled configurations to learn from
 * @param network the network's shape
 * @param training how it is trained
 */
public record TrainingRequest(
    String model, List<SnapshotId> snapshots, NetworkOptions network, TrainingOptions training) {}
