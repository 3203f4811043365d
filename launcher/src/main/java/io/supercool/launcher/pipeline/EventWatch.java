package io.supercool.launcher.pipeline;

import io.supercool.console.Console;
import io.supercool.console.Durations;
import io.supercool.contracts.event.MetricEvent.SnapshotSuspicious;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.kafka.EventFollower;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Waits for what is heard to be enough, showing progress, dead letters and silence meanwhile. */
public final class EventWatch {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final double SILENCE_SECONDS = 300;

  /** A trajectory with a wrong box has as many as frames: some are enough. */
  private static final int MAX_SUSPICIONS = 5;

  /** Service, topic, partition and offset, before what is wrong with a file. */
  private static final Pattern PLACE = Pattern.compile("^[a-z-]+: (\\S+\\[\\d+]@\\d+: )?");

  private final EventFollower follower;
  private final EventLedger ledger;
  private final Runnable requireRunning;
  private final Console console;
  private int suspicious;

  /**
   * Watches with these.
   *
   * @param requireRunning throws if the system cannot go on
   */
  public EventWatch(
      EventFollower follower, EventLedger ledger, Runnable requireRunning, Console console) {
    this.follower = follower;
    this.ledger = ledger;
    this.requireRunning = requireRunning;
    this.console = console;
  }

  /** Shows where a phase is, given the seconds since it began. */
  interface Show {
    /** One line. */
    String text(double elapsedSeconds);
  }

  /** Returns when {@code done}; polls, and shows {@code show} as the progress of {@code phase}. */
  void await(String phase, BooleanSupplier done, Show show) {
    long start = System.nanoTime();
    long heard = ledger.news();
    double lastNews = 0;
    while (!done.getAsBoolean()) {
      follower.poll(POLL, ledger);
      requireRunning.run();
      double elapsed = (System.nanoTime() - start) / 1e9;
      sayWhatIsWrong();
      if (ledger.news() != heard) {
        heard = ledger.news();
        lastNews = elapsed;
      } else if (elapsed - lastNews > SILENCE_SECONDS) {
        console.warn(
            "nothing heard from the services for %s; still waiting."
                .formatted(Durations.text(elapsed - lastNews)));
        lastNews = elapsed;
      }
      console.progress(phase, show.text(elapsed));
    }
  }

  /** Takes in what has already come. */
  void catchUp() {
    follower.poll(POLL, ledger);
    sayWhatIsWrong();
  }

  private void sayWhatIsWrong() {
    for (DeadLetter letter : ledger.takeUnread()) {
      console.warn(text(letter));
    }
    ledger.takeUnreadWarnings().forEach(console::warn);
    for (SnapshotSuspicious snapshot : ledger.takeUnreadSuspicions()) {
      suspicious++;
      if (suspicious <= MAX_SUSPICIONS) {
        console.warn(
            "%s looks wrong: %s"
                .formatted(snapshot.snapshot(), String.join("; ", snapshot.reasons())));
      } else if (suspicious == MAX_SUSPICIONS + 1) {
        console.warn("more snapshots look wrong; ingest-service's log names them.");
      }
    }
  }

  /** A refused source's reason names its file; other subjects are named here. */
  private static String text(DeadLetter letter) {
    boolean ofSource = letter.topic().equals(Topics.SOURCES.name());
    return "refused: %s%s"
        .formatted(
            ofSource || letter.subject() == null ? "" : letter.subject() + ": ",
            ofSource ? PLACE.matcher(letter.reason()).replaceFirst("") : letter.reason());
  }
}
