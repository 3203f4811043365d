package io.supercool.model.predict;

import io.supercool.contracts.Graph;
import io.supercool.contracts.Prediction;

/** Hears of every graph that is to be predicted, and of what was predicted. */
public interface PredictionListener {
  /** A graph is about to be predicted; returns when that may begin. */
  void arriving(Graph graph) throws InterruptedException;

  /** It was predicted; the prediction is about to be published. */
  void predicted(Graph graph, Prediction prediction);
}
