package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.Graph;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Label;
import io.supercool.contracts.Potentials;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.Replica;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.event.StoredCheckpoint;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.ReplicaSource;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.contracts.topic.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects whose bytes are kept as golden files, and the only place that makes them: where a
 * constructor changes, change it here. Their numbers are eighths, which every machine computes and
 * prints alike, and do not hang on defaults, which may change without what is on the wire.
 */
final class GoldenObjects {
  private static final int ONE_BLOCK = RecordLimits.BLOCK_BYTES;

  /** Since 2 there are trajectories, derivations and today's names of options. */
  private static final int JSON_VERSION = 2;

  private static final double[] SQUARE = {4, 5};
  private static final double[] CUBOID = {4, 4.5, 5};
  private static final double[] TILTED_2D = {4, 0, 0.5, 5};
  private static final double[] TILTED_3D = {4, 0, 0, 0.5, 4.5, 0, -1, 0.25, 5};

  private static final double[] TIMES = {0.125, 10, 4120};
  private static final SnapshotId SNAPSHOT = new SnapshotId("KA2D run", "größe-1", 700);

  private static final NetworkOptions NETWORK = new NetworkOptions(2, 3, 1, true, 1.75, 5, 6, 4);
  private static final TrainingOptions TRAINING =
      new TrainingOptions(12, 3, 42, 0.5, 0.25, 3, 1.5, 0.125, 16, 0.375);
  private static final List<Score> SCORES =
      List.of(new Score("A", 10, 0.75), new Score("B", 4120, Double.NaN));

  private GoldenObjects() {}

  /** All of them. */
  static List<Golden<?>> all() {
    return Stream.of(
            configurations(), graphs(), predictions(), replicas(), labels(), requests(), events())
        .<Golden<?>>flatMap(List::stream)
        .toList();
  }

  private static List<Golden<?>> configurations() {
    ConfigurationCodec codec = new ConfigurationCodec();
    return List.of(
        Golden.arrow(codec, "plain-2d", plain(5, SQUARE), ONE_BLOCK),
        Golden.arrow(codec, "full-3d", full(6, CUBOID, propensity(6, TIMES, true)), ONE_BLOCK),
        Golden.arrow(
            codec, "tilted-2d", full(5, TILTED_2D, propensity(5, TIMES, false)), ONE_BLOCK),
        Golden.arrow(codec, "tilted-3d-two-blocks", full(7, TILTED_3D, null), 250),
        Golden.arrow(
            codec,
            "time-reversed-3d",
            derived(Derivation.Kind.TIME_REVERSED, 12, full(6, CUBOID, null)),
            ONE_BLOCK));
  }

  private static List<Golden<?>> graphs() {
    GraphCodec codec = new GraphCodec();
    Graph parent = graph(full(6, CUBOID, propensity(6, TIMES, true)));
    return List.of(
        Golden.arrow(codec, "plain-2d", graph(plain(5, SQUARE)), ONE_BLOCK),
        Golden.arrow(codec, "tilted-3d-two-blocks", graph(full(8, TILTED_3D, null)), 400),
        Golden.arrow(
            codec,
            "continuation-3d",
            graph(derived(Derivation.Kind.CONTINUATION, 1, parent.configuration())),
            ONE_BLOCK),
        Golden.arrow(
            codec, "with-two-continuations-3d-two-blocks", parent.withContinuations(2), 500));
  }

  private static List<Golden<?>> predictions() {
    PredictionCodec codec = new PredictionCodec();
    double[] times = {10, 4120};
    Map<String, float[]> descriptors = new LinkedHashMap<>();
    descriptors.put(Prediction.OWN_ENERGY, floats(6, 30));
    descriptors.put(Prediction.COARSE_GRAINED_ENERGY, floats(6, 31));
    descriptors.put("invariant_0_1_2", floats(6, 32));
    return List.of(
        Golden.arrow(
            codec,
            "plain-2d",
            new Prediction(
                plain(5, SQUARE),
                "model@epoch-0003",
                times,
                perTime(5, 2, 20),
                null,
                Map.of(),
                List.of()),
            ONE_BLOCK),
        Golden.arrow(
            codec,
            "ridge-and-descriptors-3d-two-blocks",
            new Prediction(
                full(6, TILTED_3D, propensity(6, TIMES, true)),
                "model@epoch-0003",
                times,
                perTime(6, 2, 20),
                perTime(6, 2, 25),
                descriptors,
                List.of()),
            400));
  }

  private static List<Golden<?>> replicas() {
    ReplicaCodec codec = new ReplicaCodec();
    return List.of(
        Golden.arrow(
            codec, "2d", new Replica(SNAPSHOT, "lj", 10, 0, 1, 2, doubles(10, 3)), ONE_BLOCK),
        Golden.arrow(
            codec,
            "3d-two-blocks",
            new Replica(SNAPSHOT, "lj", 4120, 7, 32, 3, doubles(18, 4)),
            80));
  }

  private static List<Golden<?>> labels() {
    LabelCodec codec = new LabelCodec();
    double[] time = {4120};
    return List.of(
        Golden.arrow(
            codec, "plain", new Label(SNAPSHOT, "lj", propensity(5, time, false)), ONE_BLOCK),
        Golden.arrow(
            codec, "halves-two-blocks", new Label(SNAPSHOT, "lj", propensity(6, time, true)), 40));
  }

  private static List<Golden<?>> requests() {
    SnapshotId other = new SnapshotId("other", "a", 0);
    SourceRequest file = SourceRequest.of("request-1", "data/KA2D.npz", Split.TEST);
    TrainingRequest request =
        TrainingRequest.of("model", List.of(SNAPSHOT)).withNetwork(NETWORK).withTraining(TRAINING);
    return List.of(
        source("file", file),
        source(
            "imd",
            SourceRequest.of("request-2", "imd://localhost:8888", Split.LIVE)
                .withTrajectory("KA2D run")
                .withFollowing(new Following("ka.data", 0.5, Following.WhenBehind.STRIDE, null))),
        source(
            "stop",
            SourceRequest.of("request-3", "frames", Split.LIVE)
                .withTrajectory("KA2D run")
                .withFollowing(Following.STOP)),
        source("replica", file.withReplicas(new ReplicaSource(7, 32))),
        source(
            "time-reversed", file.withReplicas(ReplicaSource.WHOLE).withTimeReversedReplicas(16)),
        training("plain", request),
        training(
            "full",
            request
                .withSnapshots(List.of(SNAPSHOT, other, timeReversed(3), timeReversed(12)))
                .withPretraining(List.of(other))
                .withRepresentation("base")),
        training("further", request.withStart("model@epoch-0040")),
        Golden.json(
            Topics.LEARNINGS,
            JSON_VERSION,
            "plain",
            new LearningRequest("model", "KA2D run", TIMES, NETWORK, TRAINING)),
        announcement("best", ModelAnnouncement.Role.BEST, false, SCORES),
        announcement("last", ModelAnnouncement.Role.LAST, true, List.of()),
        Golden.json(Topics.MODELS, JSON_VERSION, "kept", kept()),
        source("models", file.withModels(List.of("champion", "challenger"))));
  }

  private static Golden<SourceRequest> source(String name, SourceRequest request) {
    return Golden.json(Topics.SOURCES, JSON_VERSION, name, request);
  }

  private static Golden<TrainingRequest> training(String name, TrainingRequest request) {
    return Golden.json(Topics.TRAININGS, JSON_VERSION, name, request);
  }

  private static Golden<ModelAnnouncement> announcement(
      String name, ModelAnnouncement.Role role, boolean complete, List<Score> scores) {
    return Golden.json(
        Topics.MODELS,
        JSON_VERSION,
        name,
        new ModelAnnouncement(
            "model",
            "model@epoch-0003",
            role,
            complete,
            3,
            "models/model/model@epoch-0003",
            18_902,
            NETWORK,
            TRAINING,
            List.of("A", "B"),
            TIMES,
            scores,
            null));
  }

  private static ModelAnnouncement kept() {
    return new ModelAnnouncement(
        "model",
        "model@epoch-0003",
        ModelAnnouncement.Role.KEPT,
        true,
        3,
        null,
        18_902,
        NETWORK,
        TRAINING,
        List.of("A", "B"),
        TIMES,
        SCORES,
        new StoredCheckpoint(17, 2, 1_500_000, "0123456789abcdef"));
  }

  private static List<Golden<?>> events() {
    String version = "model@epoch-0003";
    List<MetricEvent.DescriptorScores> descriptors =
        List.of(new MetricEvent.DescriptorScores(Prediction.OWN_ENERGY, SCORES));
    return List.of(
        event(
            "source-completed",
            new MetricEvent.SourceCompleted("request-1", "data/KA2D.npz", List.of(SNAPSHOT), 3)),
        event(
            "source-warned",
            new MetricEvent.SourceWarned("request-1", "data/KA2D.npz", "frame 1: no time")),
        event(
            "source-followed",
            new MetricEvent.SourceFollowed("request-2", "imd://localhost:8888", 0, null)),
        event(
            "source-followed-ended",
            new MetricEvent.SourceFollowed("request-2", "imd://localhost:8888", 17, "stopped")),
        event(
            "stage-completed-graph",
            new MetricEvent.StageCompleted(
                MetricEvent.Stage.GRAPH, SNAPSHOT, Split.TRAIN, 4096, 0.5, 53_000, null)),
        event(
            "stage-completed-predict",
            new MetricEvent.StageCompleted(
                MetricEvent.Stage.PREDICT, SNAPSHOT, Split.TEST, 4096, 0.25, 63_000, version)),
        event("training-advanced", new MetricEvent.TrainingAdvanced("model", 3, 40, 0.25, 270.5)),
        event(
            "snapshot-suspicious",
            new MetricEvent.SnapshotSuspicious(SNAPSHOT, List.of("half of the box is empty"))),
        event(
            "training-progress",
            new MetricEvent.TrainingProgress(
                "model", 3, 12, 0.875, null, SCORES, List.of(), 0.5, 10, 90)),
        event(
            "training-progress-held-out",
            new MetricEvent.TrainingProgress(
                "model", 3, 12, 0.875, 0.75, SCORES, SCORES, 0.5, 10, 90)),
        event("training-completed", new MetricEvent.TrainingCompleted("model", version, 120, null)),
        event(
            "training-failed",
            new MetricEvent.TrainingCompleted("model", null, 0.5, "no labelled configuration")),
        event(
            "model-loaded", new MetricEvent.ModelLoaded("model-service-1", "model", version, true)),
        event(
            "prediction-scored",
            new MetricEvent.PredictionScored(SNAPSHOT, version, SCORES, descriptors)),
        event(
            "prequential-scored",
            new MetricEvent.PrequentialScored(SNAPSHOT, version, SCORES, descriptors)),
        event(
            "heartbeat",
            new MetricEvent.Heartbeat(
                "graph-service", "graph-service-1", "http://host:1", true, 1, 2, 3.5, null)),
        event(
            "heartbeat-resident",
            new MetricEvent.Heartbeat(
                "graph-service", "graph-service-1", "http://host:1", false, 1, 2, 3.5, 4L)),
        event(
            "service-ended",
            new MetricEvent.ServiceEnded(
                "graph-service",
                "graph-service-1",
                "ended with status 1",
                5,
                7,
                true,
                1_796_000_000_000L,
                List.of("Error: no memory"),
                "Give it more memory.")));
  }

  private static Golden<MetricEvent> event(String name, MetricEvent event) {
    return Golden.json(Topics.METRICS, JSON_VERSION, name, event);
  }

  /** What a source gives that knows positions alone. */
  private static Configuration plain(int particles, double[] box) {
    ConfigurationHeader header =
        ConfigurationHeader.builder(new SnapshotId("live", "frame", 3), Split.LIVE)
            .units("metal")
            .box(box)
            .time(1.5)
            .species(List.of("A"))
            .build();
    return Configuration.of(header, new byte[particles], positions(particles, header, 0));
  }

  /** What there can be, with or without propensities. */
  private static Configuration full(int particles, double[] box, @Nullable Propensity propensity) {
    ConfigurationHeader header =
        ConfigurationHeader.builder(SNAPSHOT, Split.TRAIN)
            .box(box)
            .temperature(0.4375)
            .species(List.of("A", "B", "\"C\", D"))
            .potential(Potentials.KOB_ANDERSEN_FORCE_SHIFTED)
            .build();
    byte[] species = new byte[particles];
    for (int i = 0; i < particles; i++) {
      species[i] = (byte) (i % 3);
    }
    return Configuration.of(header, species, positions(particles, header, 0))
        .withPotentialEnergy(floats(particles, 5))
        .withInherentStructure(
            new InherentStructure(positions(particles, header, 1), floats(particles, 6)))
        .withPropensity(propensity);
  }

  /** The same particles a little later: nothing but the inherent structure is known of them. */
  private static Configuration derived(Derivation.Kind kind, int replica, Configuration parent) {
    int particles = parent.particles();
    ConfigurationHeader header =
        parent
            .header()
            .with()
            .id(parent.snapshot().derived(new Derivation(kind, replica)))
            .elapsed(1.25)
            .build();
    return Configuration.of(header, parent.species(), positions(particles, header, 2))
        .withInherentStructure(
            new InherentStructure(positions(particles, header, 3), floats(particles, 7)));
  }

  private static SnapshotId timeReversed(int replica) {
    return SNAPSHOT.derived(new Derivation(Derivation.Kind.TIME_REVERSED, replica));
  }

  private static Propensity propensity(int particles, double[] times, boolean halves) {
    int count = times.length;
    return new Propensity(
        times,
        perTime(particles, count, 10),
        halves
            ? new float[][][] {perTime(particles, count, 13), perTime(particles, count, 16)}
            : null,
        halves ? 32 : 0);
  }

  /** All edges within the cutoff. */
  private static Graph graph(Configuration configuration) {
    double cutoff = 1.75;
    int particles = configuration.particles();
    int[] offsets = new int[particles + 1];
    List<Integer> senders = new ArrayList<>();
    List<Float> vectors = new ArrayList<>();
    for (int receiver = 0; receiver < particles; receiver++) {
      for (int sender = 0; sender < particles; sender++) {
        float[] r = nearestImage(configuration, receiver, sender);
        if (sender != receiver && r[0] * r[0] + r[1] * r[1] + r[2] * r[2] <= cutoff * cutoff) {
          senders.add(sender);
          vectors.addAll(List.of(r[0], r[1], r[2]));
        }
      }
      offsets[receiver + 1] = senders.size();
    }
    return new Graph(
        configuration,
        cutoff,
        offsets,
        senders.stream().mapToInt(Integer::intValue).toArray(),
        array(vectors));
  }

  private static float[] nearestImage(Configuration configuration, int from, int to) {
    int dimensions = configuration.header().dimensions();
    double[] lattice = configuration.header().lattice();
    double[] positions = configuration.positions();
    float[] nearest = {Float.POSITIVE_INFINITY, 0, 0};
    for (int image = 0; image < (dimensions == 2 ? 9 : 27); image++) {
      int[] shift = {image % 3 - 1, image / 3 % 3 - 1, dimensions == 2 ? 0 : image / 9 - 1};
      float[] r = new float[3];
      for (int axis = 0; axis < dimensions; axis++) {
        double sum = positions[to * dimensions + axis] - positions[from * dimensions + axis];
        for (int edge = 0; edge < dimensions; edge++) {
          sum += shift[edge] * lattice[3 * edge + axis];
        }
        r[axis] = (float) sum;
      }
      if (square(r) < square(nearest)) {
        nearest = r;
      }
    }
    return nearest;
  }

  private static float square(float[] r) {
    return r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
  }

  /** Scattered over the box; {@code variant} shifts each by another eighth. */
  private static double[] positions(int particles, ConfigurationHeader header, int variant) {
    int dimensions = header.dimensions();
    double[] positions = new double[particles * dimensions];
    for (int i = 0; i < particles; i++) {
      int[] eighths = {7 * i + i * i, 11 * i + 5, 13 * i + 3 * i * i + 2};
      for (int axis = 0; axis < dimensions; axis++) {
        positions[i * dimensions + axis] =
            eighths[axis] % 32 / 8.0 + (i + axis) % 2 * variant / 8.0;
      }
    }
    return positions;
  }

  private static float[][] perTime(int particles, int times, int variant) {
    float[][] values = new float[times][];
    for (int time = 0; time < times; time++) {
      values[time] = floats(particles, variant + time);
    }
    return values;
  }

  private static float[] floats(int count, int variant) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (variant + 8 * i) / 8f;
    }
    return values;
  }

  private static double[] doubles(int count, int variant) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (variant - 3 * i) / 8.0;
    }
    return values;
  }

  private static float[] array(List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }
}
