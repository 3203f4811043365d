package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.launcher.configuration.ConfigurationFile;
import io.supercool.launcher.files.Glob;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.EventFollower;
import io.supercool.launcher.kafka.Requests;
import io.supercool.launcher.models.LearnedModels;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.pipeline.EventLedger;
import io.supercool.launcher.pipeline.EventWatch;
import io.supercool.launcher.pipeline.FollowPlan;
import io.supercool.launcher.pipeline.Ingestion;
import io.supercool.launcher.pipeline.LearningPlan;
import io.supercool.launcher.pipeline.PipelinePlan;
import io.supercool.launcher.pipeline.ReplicaRequests;
import io.supercool.launcher.system.SystemState;
import io.supercool.library.PackageException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ingest}: gives files to the running system, or has it follow what grows. */
@Command(
    name = "ingest",
    description =
        "Gives files to the running system and returns when they are read; or has it follow what"
            + " grows, and returns when it does.",
    mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Files or globs.")
  private List<String> sources = List.of();

  @Option(
      names = "--split",
      defaultValue = "live",
      paramLabel = "SPLIT",
      description = "What they are for: train, test or live (default).")
  private Split split = Split.LIVE;

  @Option(
      names = "--follow",
      paramLabel = "PATH",
      description = "A LAMMPS dump that grows, or a folder that fills with files.")
  private List<Path> followed = List.of();

  @Option(
      names = "--imd",
      paramLabel = "HOST:PORT",
      description = "A simulation that speaks IMD, such as LAMMPS with `fix imd`. Needs --data.")
  private @Nullable String simulation;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "With --imd: LAMMPS data file with the species and the box.")
  private @Nullable Path data;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "With --imd: time between frames, if the simulation does not say (version 2).")
  private @Nullable Double interval;

  @Option(
      names = "--when-behind",
      paramLabel = "POLICY",
      description =
          "With --imd, if frames come too fast: drop the oldest (default), stride (every 2nd, 4th,"
              + " ...), or pause the simulation.")
  private Following.@Nullable WhenBehind whenBehind;

  @Option(
      names = "--stop",
      paramLabel = "SOURCE",
      description = "Follows this no longer: a path, or imd://HOST:PORT, as it was given to begin.")
  private List<String> stopped = List.of();

  @Option(
      names = "--trajectory",
      paramLabel = "NAME",
      description =
          "Trajectory id instead of the source's name; of several files, each is a configuration"
              + " of it.")
  private @Nullable String trajectory;

  @Option(
      names = "--again",
      description =
          "Publish also what was published with the same content before, so that it is predicted"
              + " anew.")
  private boolean again;

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "NAME",
      description =
          "Models that predict them, each for itself, such as two to be compared. Default: the one"
              + " that the system predicts with.")
  private List<String> by = List.of();

  @Option(
      names = "--replicas",
      description =
          "The files are isoconfigurational replicas, to be averaged as they come: an .npz of"
              + " BOTAN's with all of them, or a trajectory each, numbered from 1 in its name.")
  private boolean replicas;

  @Option(
      names = "--of",
      paramLabel = "NUMBER",
      description =
          "With --replicas: how many there will be (default: as many as there are files).")
  private @Nullable Integer of;

  @Option(
      names = "--learn",
      split = ",",
      paramLabel = "TIME",
      description =
          "With --follow or --imd: learn while it runs how far each particle moves in these lag"
              + " times, such as 1,10,50.")
  private List<Double> lagTimes = List.of();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "With --learn: name of the model (default: live-NAME of the trajectory).")
  private @Nullable String model;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "With --learn: YAML that changes the defaults of the network.")
  private @Nullable Path config;

  @Spec private CommandSpec spec = CommandSpec.create();

  private List<SourceRequest> plain(String id, List<Path> files) {
    return PipelinePlan.requests(id, files, split).stream()
        .map(request -> trajectory == null ? request : request.withTrajectory(trajectory))
        .map(request -> request.withAgain(again ? true : null))
        .map(this::predictedBy)
        .toList();
  }

  private SourceRequest predictedBy(SourceRequest request) {
    return by.isEmpty() ? request : request.withModels(by);
  }

  /** A library that cannot be written, or a system that ends now, does not undo the stop. */
  private void keepLearned(Cluster cluster, Console console) {
    Set<String> trajectories = new HashSet<>();
    for (String source : stopped) {
      trajectories.add(trajectory == null ? LearningPlan.trajectory(source) : trajectory);
    }
    try {
      new LearnedModels(cluster, Libraries.current())
          .keep(trajectories)
          .forEach(file -> console.say("What was learned is in your library: " + file));
    } catch (UserException | PackageException | UncheckedIOException | KafkaException e) {
      console.warn(
          "what was learned is not in your library: %s. Later: ./supercool models save"
              .formatted(e.getMessage()));
    }
  }

  @Override
  public Integer call() {
    Logging.quiet();
    String trajectoryId =
        trajectory == null && !lagTimes.isEmpty()
            ? LearningPlan.trajectory(followed, simulation)
            : trajectory;
    FollowPlan plan =
        new FollowPlan(followed, simulation, data, interval, whenBehind, trajectoryId);
    if (sources.isEmpty() && plan.isEmpty() && stopped.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Name files, or a source to follow with --follow or --imd.");
    }
    if (!by.isEmpty() && !lagTimes.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "What is learned from is predicted by what learns: leave out --learn or --by.");
    }
    List<Path> files = Glob.expand(sources, "SOURCE");
    String id = "ingest-" + UUID.randomUUID();
    List<SourceRequest> toFollow =
        plan.requests(id + ":follow", split).stream().map(this::predictedBy).toList();
    List<SourceRequest> toStop = FollowPlan.stops(stopped, id + ":stop", trajectory);
    LearningRequest learning =
        lagTimes.isEmpty() || trajectoryId == null
            ? null
            : LearningPlan.request(
                trajectoryId, model, lagTimes, ConfigurationFile.read(config).network());
    SystemState state = RunningState.require();
    Cluster cluster = new Cluster(state.bootstrapServers());
    Console console = Console.standard();
    EventLedger ledger = new EventLedger();
    Runnable requireRunning = RunningState.requireSame(state);
    try (EventFollower follower = new EventFollower(cluster, requireRunning);
        Requests requests = new Requests(cluster, requireRunning)) {
      EventWatch watch = new EventWatch(follower, ledger, requireRunning, console);
      if (learning != null) {
        // Before the first frame: label-service keeps frames only where somebody asks for labels.
        requests.publish(learning);
        console.say(
            "Learning from %s as model %s; lag times %s."
                .formatted(learning.trajectory(), learning.model(), lagTimes));
      }
      List<SourceRequest> toRead =
          replicas ? ReplicaRequests.requests(id, files, split, trajectory, of) : plain(id, files);
      boolean all = files.isEmpty() || Ingestion.execute(toRead, requests, ledger, watch, console);
      if (!toStop.isEmpty()) {
        all &= Ingestion.stop(toStop, requests, ledger, watch, console);
        keepLearned(cluster, console);
      }
      all &= toFollow.isEmpty() || Ingestion.follow(toFollow, requests, ledger, watch, console);
      console.say("Watch them on the page: " + state.page());
      return all ? 0 : 1;
    }
  }
}
