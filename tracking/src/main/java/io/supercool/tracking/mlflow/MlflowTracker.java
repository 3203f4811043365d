package io.supercool.tracking.mlflow;

import io.supercool.console.Console;
import io.supercool.tracking.TrackedTraining;
import io.supercool.tracking.Tracker;
import io.supercool.tracking.TrackingException;
import io.supercool.tracking.TrainingStart;

/** An MLflow server: one run for each training, in the experiment {@value #EXPERIMENT}. */
public final class MlflowTracker implements Tracker {
  /** The experiment that all runs are in. */
  public static final String EXPERIMENT = "supercool";

  private final MlflowAddress address;
  private final MlflowHttp http;
  private final MlflowApi api;
  private final Console console;

  /** A server that is asked nothing before a training begins. */
  public MlflowTracker(MlflowAddress address, MlflowCredentials credentials, Console console) {
    this(address, credentials, MlflowHttp.Timing.USUAL, console);
  }

  MlflowTracker(
      MlflowAddress address,
      MlflowCredentials credentials,
      MlflowHttp.Timing timing,
      Console console) {
    this.address = address;
    this.console = console;
    http = new MlflowHttp(address, credentials, timing, console);
    api = new MlflowApi(http);
  }

  @Override
  public String name() {
    return "MLflow";
  }

  @Override
  public TrackedTraining begin(TrainingStart start) throws TrackingException, InterruptedException {
    String experiment = api.experiment(EXPERIMENT);
    MlflowApi.Run run = api.createRun(experiment, start.model(), start.tags(), start.at());
    console.say("MLflow: %s/#/experiments/%s/runs/%s".formatted(address, experiment, run.id()));
    MlflowTraining training = new MlflowTraining(api, run, start);
    training.begin();
    return training;
  }

  @Override
  public void hurry() {
    http.hurry();
  }
}
