package io.supercool.tracking.mlflow;

import io.supercool.tracking.Artifact;
import io.supercool.tracking.TrackedTraining;
import io.supercool.tracking.TrackingException;
import io.supercool.tracking.TrainingEnd;
import io.supercool.tracking.TrainingEpoch;
import io.supercool.tracking.TrainingStart;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A training as a run of MLflow. Whatever of its beginning or end fails, the rest is told. */
final class MlflowTraining implements TrackedTraining {
  /** What the newest version of a registered model is called; {@code latest} is MLflow's own. */
  static final String ALIAS = "newest";

  /** Artifacts that the server itself takes. */
  private static final String PROXIED = "mlflow-artifacts:/";

  private final MlflowApi api;
  private final MlflowApi.Run run;
  private final TrainingStart start;
  private int last;
  private @Nullable TrackingException failure;

  MlflowTraining(MlflowApi api, MlflowApi.Run run, TrainingStart start) {
    this.api = api;
    this.run = run;
    this.start = start;
  }

  /** Tells how it is trained. */
  void begin() throws InterruptedException {
    attempt(() -> api.logParameters(run, start.parameters()));
  }

  @Override
  public void epoch(TrainingEpoch epoch) throws TrackingException, InterruptedException {
    last = epoch.epoch();
    api.logMetrics(run, epoch.values(), epoch.epoch(), epoch.at());
  }

  @Override
  public void end(TrainingEnd end) throws TrackingException, InterruptedException {
    attempt(() -> api.logMetrics(run, end.scores(), last, end.at()));
    attempt(() -> api.setTags(run, end.tags()));
    Artifact model = end.model();
    if (!end.artifacts().isEmpty() || model != null) {
      attempt(this::requireProxied);
    }
    if (isProxied()) {
      for (Artifact artifact : end.artifacts()) {
        attempt(() -> upload(artifact));
      }
      if (model != null) {
        attempt(
            () -> {
              upload(model);
              String source = run.artifactUri() + "/" + model.name();
              api.register(start.name(), run, source, ALIAS);
            });
      }
    }
    String version = end.version();
    attempt(() -> api.end(run, end.status(), version == null ? start.model() : version, end.at()));
    if (failure != null) {
      throw failure;
    }
  }

  /** A part of the beginning or the end. */
  private interface Part {
    void tell() throws TrackingException, InterruptedException;
  }

  private void attempt(Part part) throws InterruptedException {
    try {
      part.tell();
    } catch (TrackingException e) {
      if (failure == null) {
        failure = e;
      }
    }
  }

  /** With another host in it, they are another server's. */
  private boolean isProxied() {
    String uri = run.artifactUri();
    return uri.startsWith(PROXIED) && !uri.startsWith(PROXIED + "/");
  }

  private void requireProxied() throws TrackingException {
    if (!isProxied()) {
      throw new TrackingException(
          "MLflow keeps this experiment's artifacts in %.200s, which only MLflow's own client can write: none are uploaded, and no model is registered. They are in the run's folder and in your library. A server that is started with --artifacts-destination takes them, in experiments made from then on."
              .formatted(run.artifactUri()));
    }
  }

  private void upload(Artifact artifact) throws TrackingException, InterruptedException {
    byte[] bytes;
    try {
      bytes = artifact.content().read();
    } catch (IOException e) {
      throw new TrackingException(
          "%s cannot be read, and is not uploaded to MLflow: %s. Upload it by hand."
              .formatted(artifact.name(), e),
          e);
    }
    api.upload(run.artifactUri().substring(PROXIED.length()) + "/" + artifact.name(), bytes);
  }
}
