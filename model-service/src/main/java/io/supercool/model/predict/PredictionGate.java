package io.supercool.model.predict;

import io.supercool.contracts.Graph;
import io.supercool.contracts.Prediction;
import java.util.concurrent.CompletionStage;

/** Says when a graph may be predicted, and takes what was predicted before others see it. */
public interface PredictionGate {
  /**
   * A graph is to be predicted.
   *
   * @return completes when it may be: {@link CurrentModel} then has a model; does not complete
   *     where the service stops before
   */
  CompletionStage<Void> arrived(Graph graph);

  /** It was predicted; the prediction is published after this. */
  void predicted(Graph graph, Prediction prediction);
}
