package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.DumpPosition;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.follow.Follower;
import io.supercool.reader.FrameSink;
import io.supercool.reader.SourceFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FollowedSourcesTest {
  private static final String STOPPED = "stopped on request";

  @TempDir Path root;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<FollowedSources.Outcome> outcomes = new CopyOnWriteArrayList<>();
  private Duration patience = Duration.ofMinutes(5);
  private Follower follower = FollowedSourcesTest::untilOver;
  private FollowedSources sources;

  @BeforeEach
  void begin() {
    sources = sources();
  }

  /** Asked for after its thread has given up, and before that is known. */
  @Test
  void aRequestThatComesAsItEndsIsNotLost() throws Exception {
    CountDownLatch again = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    patience = Duration.ofMillis(50);
    FollowedSources impatient = sources();
    follower =
        (sink, attention) -> {
          if (calls.incrementAndGet() == 1) {
            untilOver(sink, attention);
            impatient.begin(request("second", "/a"));
            return "quiet";
          }
          assertThat(said).containsExactly("first: null", "second: null");
          again.countDown();
          return untilOver(sink, attention);
        };
    impatient.begin(request("first", "/a"));
    again.await();
    await("second: quiet");
    assertThat(said)
        .containsExactly("first: null", "second: null", "first: quiet", "second: quiet");
    assertThat(FollowState.unfinished(root)).isEmpty();
  }

  @Test
  void stopDoesNotWaitAndIsOnDisk() throws Exception {
    CountDownLatch broker = new CountDownLatch(1);
    follower =
        (sink, attention) -> {
          broker.await();
          return untilOver(sink, attention);
        };
    sources.begin(request("stuck", "/a"));
    sources.stop(request("stop", "/a"));
    assertThat(FollowState.unfinished(root)).isEmpty();
    sources.begin(request("other", "/b"));
    assertThat(said).containsExactly("stuck: null", "other: null");
    sources.stop(request("end", "/b"));
    broker.countDown();
    awaitNone(sources);
    await("stop: " + STOPPED);
    await("stuck: " + STOPPED);
    await("end: " + STOPPED);
    assertThat(outcomes).containsOnly(FollowedSources.Outcome.STOPPED);
    assertThatThrownBy(() -> sources.stop(request("stop", "/a")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("is not followed");
  }

  @Test
  void whatIsAskedForWhileItStopsBeginsAgain() throws Exception {
    CountDownLatch broker = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    follower =
        (sink, attention) -> {
          if (calls.incrementAndGet() == 1) {
            broker.await();
            return "late";
          }
          return untilOver(sink, attention);
        };
    sources.begin(request("first", "/a"));
    sources.stop(request("stop", "/a"));
    sources.begin(request("second", "/a"));
    assertThat(FollowState.unfinished(root)).hasSize(1);
    assertThat(said).containsExactly("first: null");
    broker.countDown();
    await("second: null");
    await("stop: " + STOPPED);
    assertThat(sources.count()).isEqualTo(1);
    assertThat(FollowState.unfinished(root)).hasSize(1);
    sources.stop(request("end", "/a"));
    await("end: " + STOPPED);
  }

  @Test
  void aSourceThatFailsIsToldToAllAndBeginsAtItsStartAgain() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    follower =
        (sink, attention) -> {
          asked.await();
          throw new SourceFormatException(Path.of("/a"), "file", "is gone", "look for it");
        };
    SourceRequest first = request("first", "/a");
    FollowState.of(root, first).position(DumpPosition.START.withFrames(7).withOffset(100));
    sources.begin(first);
    sources.begin(request("second", "/a"));
    asked.countDown();
    await("first: /a: file: is gone; look for it");
    await("second: /a: file: is gone; look for it");
    awaitNone(sources);
    assertThat(outcomes).containsExactly(FollowedSources.Outcome.FAILED);
    assertThat(FollowState.unfinished(root)).isEmpty();
    assertThat(FollowState.of(root, first).position()).isEqualTo(DumpPosition.START);
  }

  @Test
  void whatWasFollowedGoesOnWhenTheServiceStartsAgain() throws Exception {
    sources.begin(request("a", "/a"));
    sources.begin(request("b", "/b"));
    sources.stop(request("stop", "/b"));
    await("stop: " + STOPPED);
    await("b: " + STOPPED);
    sources.close();
    awaitNone(sources);
    said.clear();
    FollowedSources restarted = sources();
    restarted.resume();
    assertThat(said).containsExactly("a: null");
    restarted.close();
  }

  @Test
  void afterAFaultOfTheDiskItGoesOn() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch goesOn = new CountDownLatch(1);
    follower =
        (sink, attention) -> {
          if (calls.incrementAndGet() < 3) {
            throw new UncheckedIOException(new IOException("no room"));
          }
          goesOn.countDown();
          return untilOver(sink, attention);
        };
    sources.begin(request("a", "/a"));
    goesOn.await();
    assertThat(said).containsExactly("a: null");
    sources.stop(request("stop", "/a"));
    await("a: " + STOPPED);
  }

  @Test
  void whatWaitsForRoomCanBeStopped() throws Exception {
    follower =
        (sink, attention) -> {
          untilOver(sink, attention);
          throw new WithdrawnException();
        };
    sources.begin(request("a", "/a"));
    sources.stop(request("stop", "/a"));
    await("stop: " + STOPPED);
    await("a: " + STOPPED);
    assertThat(outcomes).containsExactly(FollowedSources.Outcome.STOPPED);
  }

  /** Begun, stopped and quiet at random: each request hears how it ends, once, or is followed. */
  @Test
  void everyRequestHearsWhatBecomesOfIt() throws Exception {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      said.clear();
      patience = Duration.ofMillis(random.nextInt(3));
      FollowedSources many = sources();
      List<String> begun = new CopyOnWriteArrayList<>();
      List<String> stops = new CopyOnWriteArrayList<>();
      List<Thread> users = new ArrayList<>();
      for (int user = 0; user < 2; user++) {
        long own = random.nextLong();
        int number = user;
        users.add(new Thread(() -> use(many, new Random(own), "user" + number, begun, stops)));
      }
      users.forEach(Thread::start);
      for (Thread user : users) {
        user.join();
      }
      awaitNone(many);
      awaitSaid(begun, stops);
      for (String id : begun) {
        assertThat(said)
            .as("seed %d: %s", seed, id)
            .filteredOn(s -> s.startsWith(id + ":"))
            .hasSize(2);
        assertThat(said).as("seed %d", seed).containsSubsequence(id + ": null");
      }
      for (String id : stops) {
        assertThat(said).as("seed %d", seed).containsOnlyOnce(id + ": " + STOPPED);
      }
      assertThat(FollowState.unfinished(root)).as("seed %d", seed).isEmpty();
    }
  }

  private static void use(
      FollowedSources sources, Random random, String user, List<String> begun, List<String> stops) {
    for (int turn = 0; turn < 20; turn++) {
      String id = user + "-" + turn;
      if (random.nextInt(3) > 0) {
        sources.begin(request(id, "/a"));
        begun.add(id);
      } else {
        try {
          sources.stop(request(id, "/a"));
          stops.add(id);
        } catch (ContractException e) {
          assertThat(e).hasMessageContaining("is not followed");
        }
      }
    }
  }

  /** A begin that was overtaken by a stop is never begun: it is not awaited. */
  private void awaitSaid(List<String> begun, List<String> stops) throws InterruptedException {
    begun.removeIf(id -> !said.contains(id + ": null"));
    for (String id : stops) {
      await(id + ": " + STOPPED);
    }
    for (String id : begun) {
      while (said.stream().filter(s -> s.startsWith(id + ":")).count() < 2) {
        Thread.sleep(1);
      }
    }
  }

  private static String untilOver(FrameSink sink, Attention attention) throws InterruptedException {
    while (!attention.isOver()) {
      Thread.sleep(1);
    }
    return "quiet";
  }

  private void await(String what) throws InterruptedException {
    while (!said.contains(what)) {
      Thread.sleep(1);
    }
  }

  /** Under their lock: one that begins again is never none. */
  private static void awaitNone(FollowedSources sources) throws InterruptedException {
    for (boolean none = false; !none; ) {
      Thread.sleep(1);
      synchronized (sources) {
        none = sources.count() == 0;
      }
    }
  }

  private static SourceRequest request(String id, String location) {
    return SourceRequest.of(id, location, Split.LIVE);
  }

  private FollowedSources sources() {
    return new FollowedSources(
        root,
        patience,
        Duration.ofMillis(1),
        new FollowedSources.Surroundings() {
          @Override
          public void check(SourceRequest request) {}

          @Override
          public Follower follower(SourceRequest request, FollowState state) {
            return (sink, attention) -> follower.follow(sink, attention);
          }

          @Override
          public FollowedSources.Frames frames(
              SourceRequest request, long published, Attention attention) {
            return new NoFrames();
          }

          @Override
          public void say(SourceRequest request, long frames, @Nullable String reason) {
            said.add(request.id() + ": " + reason);
          }

          @Override
          public void ended(FollowedSources.Outcome outcome) {
            outcomes.add(outcome);
          }
        });
  }

  private static final class NoFrames implements FollowedSources.Frames {
    @Override
    public long count() {
      return 0;
    }

    @Override
    public void accept(Configuration configuration) {}
  }
}
