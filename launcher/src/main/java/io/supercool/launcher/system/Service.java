package io.supercool.launcher.system;

import java.util.Locale;

/** The services. */
public enum Service {
  /** Files to snapshots. */
  INGEST("ingest-service", 1024),
  /** Snapshots to graphs. */
  GRAPH("graph-service", 2048),
  /** Snapshots and replicas to labels. */
  LABEL("label-service", 256),
  /** Graphs to models and predictions. */
  MODEL("model-service", 4096),
  /** Everything to the page. */
  DASHBOARD("metrics-dashboard", 512);

  private final String folder;
  private final int heapMebibytes;

  Service(String folder, int heapMebibytes) {
    this.folder = folder;
    this.heapMebibytes = heapMebibytes;
  }

  /** Its name, which is also its module's folder. */
  public String folder() {
    return folder;
  }

  /** Environment variable that changes its heap, such as {@code SUPERCOOL_MODEL_SERVICE_HEAP}. */
  String heapVariable() {
    return "SUPERCOOL_%s_HEAP".formatted(folder.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Largest Java heap where the user does not say otherwise, in MiB. */
  int heapMebibytes() {
    return heapMebibytes;
  }
}
