package io.supercool.launcher.system;

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

  /** Largest Java heap, as {@code -Xmx} takes it. */
  String heap() {
    return heap;
  }
}
