package io.supercool.model.online;

import static io.supercool.model.online.TestTrajectory.REQUEST;
import static io.supercool.model.online.TestTrajectory.frames;
import static io.supercool.model.online.TestTrajectory.hopelessLabel;
import static io.supercool.model.online.TestTrajectory.label;
import static io.supercool.model.online.TestTrajectory.labelOfFewerParticles;
import static io.supercool.model.online.TestTrajectory.request;
import static io.supercool.model.online.TestTrajectory.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Graph;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.event.MetricEvent.PrequentialScored;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.model.TestGraphs;
import io.supercool.model.TestSettings;
import io.supercool.model.checkpoint.Checkpoint;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.inference.GraphGroup;
import io.supercool.model.predict.CurrentModel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of the tables of {@link OnlineLearning}, on an owner that works when it is told to. */
class OnlineLearningTest {
  @TempDir Path folder;
  private final List<String> announced = new ArrayList<>();
  private final List<PrequentialScored> scored = new ArrayList<>();
  private final List<String> givenUp = new ArrayList<>();
  private final Graph frame = frames(1).get(0);
  private final Graph second = frames(2).get(1);
  private final Graph other =
      TestGraphs.unlabelled(TestGraphs.of("another trajectory", 7, Split.LIVE));
  private LearningRequests requests;
  private CurrentModel current;
  private Owner owner;
  private OnlineLearning learning;

  /** Does on the test's thread what has come, when told to. */
  private static final class Owner implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean stopped;

    @Override
    public void execute(Runnable task) {
      if (stopped) {
        throw new RejectedExecutionException("stopped");
      }
      tasks.add(task);
    }

    void work() {
      while (!tasks.isEmpty()) {
        tasks.remove().run();
      }
    }

    void stop() {
      stopped = true;
      tasks.clear();
    }
  }

  @BeforeEach
  void start() {
    requests = new LearningRequests(folder.resolve("requests"));
    current = new CurrentModel(new TestSettings(folder.resolve("models"), false));
    owner = new Owner();
    learning =
        new OnlineLearning(
            owner,
            current,
            requests,
            request ->
                new OnlineLearner(
                    request,
                    store(),
                    requests.folder(request.trajectory()).resolve("frames"),
                    settings(),
                    1,
                    saved -> announced.add(saved.description().version())),
            new OnlineLearning.Listener() {
              @Override
              public void scored(PrequentialScored score) {
                scored.add(score);
              }

              @Override
              public void givenUp(LearningRequest request, Exception failure) {
                givenUp.add(failure.getMessage());
              }
            });
  }

  @AfterEach
  void close() {
    learning.close();
    current.close();
  }

  @Test
  void beforeTheFirstModelAFrameWaitsForIt() throws Exception {
    CompletableFuture<Void> admitted = learning.frameArrived(frame);
    owner.work();
    assertThat(admitted).isNotDone();

    current.load(untrained("elsewhere trained"));
    owner.work();
    assertThat(admitted).isCompleted();
  }

  @Test
  void aRequestForTheFrameThatWaitsOpensItsNetwork() {
    CompletableFuture<Void> admitted = learning.frameArrived(frame);
    CompletableFuture<Void> asked = learning.requestArrived(REQUEST);
    owner.work();
    assertThat(asked).isCompleted();
    assertThat(admitted).isCompleted();
    assertThat(current.version()).isEqualTo("live@epoch-0001");
    assertThat(announced).containsExactly("live@epoch-0001");
    assertThat(requests.all()).extracting(LearningRequest::model).containsExactly("live");
  }

  @Test
  void aRequestForAnotherTrajectoryLeavesTheFrameWaiting() {
    CompletableFuture<Void> admitted = learning.frameArrived(other);
    learning.requestArrived(REQUEST);
    owner.work();
    assertThat(admitted).isNotDone();
    assertThat(announced).isEmpty();
  }

  @Test
  void aFrameThatNothingIsLearnedFromPassesBesideTheOwner() throws Exception {
    current.load(untrained("elsewhere trained"));
    learning.requestArrived(REQUEST);
    owner.work();
    assertThat(learning.frameArrived(other)).isCompleted();
    learning.framePredicted(other, current.predict(GraphGroup.of(other)));
    assertThat(requests.folder("another trajectory")).doesNotExist();
    assertThat(announced).isEmpty();
  }

  @Test
  void theFirstFrameOfATrajectoryOpensItsNetworkAndLaterOnesPassBesideTheOwner() throws Exception {
    current.load(untrained("elsewhere trained"));
    learning.requestArrived(REQUEST);
    owner.work();
    CompletableFuture<Void> admitted = learning.frameArrived(frame);
    assertThat(admitted).as("the owner must open it").isNotDone();
    owner.work();
    assertThat(admitted).isCompleted();
    assertThat(current.version()).isEqualTo("live@epoch-0001");
    assertThat(learning.frameArrived(second)).isCompleted();
  }

  @Test
  void aLabelIsScoredByThePredictionThatWasMadeBeforeItWasLearnedFrom() {
    predictFirst();
    for (double lagTime : REQUEST.lagTimes()) {
      CompletableFuture<Void> learned = learning.labelArrived(label(frame, lagTime));
      owner.work();
      assertThat(learned).isCompleted();
    }
    assertThat(scored)
        .extracting(PrequentialScored::modelVersion)
        .containsExactly("live@epoch-0001", "live@epoch-0001");
    assertThat(announced).containsExactly("live@epoch-0001", "live@epoch-0002", "live@epoch-0003");
    assertThat(store().last("live")).hasValueSatisfying(is("live@epoch-0003"));
    assertThat(keptFiles()).as("its last label has come").isEmpty();
  }

  @Test
  void aLabelBeforeItsFrameWaitsOnDiskUntilTheFrameIsPredicted() {
    CompletableFuture<Void> kept = learning.requestArrived(REQUEST);
    List<CompletableFuture<Void>> labels =
        List.of(learning.labelArrived(label(frame, 10)), learning.labelArrived(label(frame, 1)));
    owner.work();
    assertThat(kept).isCompleted();
    assertThat(labels).allSatisfy(label -> assertThat(label).isCompleted());
    assertThat(scored).isEmpty();
    assertThat(keptFiles()).hasSize(2);

    predictAndKeep(frame);
    owner.work();
    assertThat(scored)
        .as("by lag time: after the longest the frame is forgotten")
        .extracting(score -> score.scores().get(0).time())
        .containsExactly(1.0, 10.0);
    assertThat(keptFiles()).isEmpty();
  }

  @Test
  void aWaitingLabelThatCannotBeLearnedFromIsDropped() {
    learning.requestArrived(REQUEST);
    learning.labelArrived(labelOfFewerParticles(frame, 1));
    predictAndKeep(frame);
    owner.work();
    assertThat(keptFiles()).as("the frame alone").hasSize(1);
    assertThat(scored).isEmpty();
  }

  @Test
  void aLabelOfATrajectoryThatIsNotLearnedFromIsDone() {
    CompletableFuture<Void> label = learning.labelArrived(label(frame, 10));
    owner.work();
    assertThat(label).isCompleted();
    assertThat(folder.resolve("requests")).doesNotExist();
  }

  @Test
  void afterAStepThatFailsTheLastCheckpointIsOpenedAgain() {
    predictFirst();
    CompletableFuture<Void> good = learning.labelArrived(label(frame, 1));
    CompletableFuture<Void> failed = learning.labelArrived(hopelessLabel(frame, 10));
    owner.work();
    assertThat(good).isCompleted();
    assertThat(failed).isCompletedExceptionally();

    CompletableFuture<Void> admitted = learning.frameArrived(second);
    assertThat(admitted).as("the network is closed").isNotDone();
    owner.work();
    assertThat(admitted).isCompleted();
    assertThat(current.version()).isEqualTo("live@epoch-0002");
    CompletableFuture<Void> learned = learning.labelArrived(label(frame, 10));
    owner.work();
    assertThat(learned).isCompleted();
    assertThat(store().last("live")).hasValueSatisfying(is("live@epoch-0003"));
  }

  @Test
  void aLabelOpensTheNetworkToo() {
    predictFirst();
    restart();
    CompletableFuture<Void> learned = learning.labelArrived(label(frame, 1));
    owner.work();
    assertThat(learned).isCompleted();
    assertThat(scored).hasSize(1);
    assertThat(store().last("live")).hasValueSatisfying(is("live@epoch-0002"));
  }

  @Test
  void aNetworkThatCannotBeOpenedIsGivenUpAndItsFramePasses() throws Exception {
    untrained("live");
    current.load(untrained("elsewhere trained"));
    learning.requestArrived(request("live", 7));
    owner.work();
    CompletableFuture<Void> admitted = learning.frameArrived(frame);
    owner.work();
    assertThat(givenUp).singleElement().asString().contains("choose another name");
    assertThat(requests.all()).isEmpty();
    assertThat(admitted).isCompleted();
    assertThat(learning.frameArrived(second)).isCompleted();
    assertThat(current.version()).startsWith("elsewhere");
  }

  @Test
  void withoutAnyModelTheFrameOfAGivenUpNetworkGoesOnWaiting() throws Exception {
    untrained("live");
    CompletableFuture<Void> admitted = learning.frameArrived(frame);
    learning.requestArrived(request("live", 7));
    owner.work();
    assertThat(givenUp).hasSize(1);
    assertThat(admitted).isNotDone();
  }

  @Test
  void aRequestThatNamesNoModelFails() {
    CompletableFuture<Void> asked = learning.requestArrived(request("../outside", 1));
    owner.work();
    assertThat(asked).isCompletedExceptionally();
    assertThat(requests.all()).isEmpty();
  }

  @Test
  void aLaterRequestTakesTheEarlierOnesPlace() {
    predictFirst();
    learning.requestArrived(request("better", 1, 10));
    owner.work();
    CompletableFuture<Void> admitted = learning.frameArrived(second);
    assertThat(admitted).as("its network is not open yet").isNotDone();
    owner.work();
    assertThat(current.version()).isEqualTo("better@epoch-0001");
    assertThat(requests.all()).extracting(LearningRequest::model).containsExactly("better");
  }

  @Test
  void aRestartGoesOnFromTheRequestsFramesAndLabelsOnDisk() {
    predictFirst();
    learning.labelArrived(label(second, 1));
    owner.work();
    // The second frame is kept, and the process ends before its label is learned from.
    learning.framePredicted(second, current.predict(GraphGroup.of(second)));
    restart();
    assertThat(scored).isEmpty();

    CompletableFuture<Void> admitted = learning.frameArrived(frames(3).get(2));
    owner.work();
    assertThat(admitted).isCompleted();
    assertThat(current.version()).isEqualTo("live@epoch-0001");
    assertThat(scored).extracting(score -> score.snapshot()).containsExactly(id(second));
    CompletableFuture<Void> learned = learning.labelArrived(label(frame, 1));
    owner.work();
    assertThat(learned).isCompleted();
    assertThat(store().last("live")).hasValueSatisfying(is("live@epoch-0003"));
  }

  @Test
  void afterTheShutdownNothingCompletesSoThatAllComesAgain() {
    predictFirst();
    CompletableFuture<Void> queued = learning.labelArrived(label(frame, 1));
    owner.stop();
    List<CompletableFuture<Void>> late =
        List.of(
            learning.labelArrived(label(frame, 10)), learning.requestArrived(request("better", 1)));
    owner.work();
    assertThat(queued).isNotDone();
    assertThat(late).noneMatch(CompletableFuture::isDone);
    restart();
    owner.stop();
    assertThat(learning.frameArrived(second)).isNotDone();
  }

  /** Asked for, opened, and the first frame predicted by the untrained network. */
  private void predictFirst() {
    learning.requestArrived(REQUEST);
    predictAndKeep(frame);
    owner.work();
  }

  /** As the prediction service does. */
  private void predictAndKeep(Graph graph) {
    CompletableFuture<Void> admitted = learning.frameArrived(graph);
    owner.work();
    assertThat(admitted).isCompleted();
    learning.framePredicted(graph, current.predict(GraphGroup.of(graph)));
  }

  private void restart() {
    owner.stop();
    close();
    start();
  }

  private CheckpointStore store() {
    return new CheckpointStore(folder.resolve("models"));
  }

  /** The checkpoint of a network that has learned nothing. */
  private Path untrained(String model) throws Exception {
    String name = model.replace(' ', '-');
    try (OnlineModel made = new OnlineModel(request(name, 1, 10), frame, store(), 1)) {
      Checkpoint saved = made.startingCheckpoint();
      return saved.folder();
    }
  }

  private List<String> keptFiles() {
    String[] files = requests.folder(TestTrajectory.NAME).resolve("frames").toFile().list();
    return files == null ? List.of() : List.of(files);
  }

  private static Consumer<Path> is(String version) {
    return folder -> assertThat(folder.getFileName()).hasToString(version);
  }

  private static SnapshotId id(Graph graph) {
    return graph.configuration().snapshot();
  }
}
