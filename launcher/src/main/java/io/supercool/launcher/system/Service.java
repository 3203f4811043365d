package io.supercool.launcher.system;

import java.util.Locale;

/** The services. */
public enum Service {
  /** Files to snapshots. */
  INGEST("ingest-service", "1g"),
  /** Snapshots to graphs. */
  GRAPH("graph-service", "2g"),
  /** Snapshots and replicas to labels. */
  LABEL("label-service", "256m"),
  /** Graphs to models and predictions. */
  MODEL("model-service", "4g"),
  /** Everything to the page. */
  DASHBOARD("metrics-dashboard", "512m");

  private final String folder;
  private final String heap;

  Service(String folder, String heap) {
    this.folder = folder;
    this.heap = heap;
  }

  /** Its name, which is also its module's folder. */
  public String folder() {
    return folder;
  }

  /** Environment variable that changes its heap, such as {@code SUPERCOOL_MODEL_SERVICE_HEAP}. */
  String heapVariable() {
    return "SUPERCOOL_%s_HEAP".formatted(folder.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Largest Java heap where the user does not say otherwise, as {@code -Xmx} takes it. */
  String heap() {
    return heap;
  }
}
