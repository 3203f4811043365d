package io.supercool.launcher.command.deadletters;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.launcher.command.KnownCluster;
import io.supercool.launcher.deadletter.Letter;
import io.supercool.launcher.deadletter.LetterLog;
import io.supercool.launcher.deadletter.LetterLog.Range;
import io.supercool.launcher.deadletter.LetterName;
import io.supercool.launcher.deadletter.Replay;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dead-letters replay}: publishes again what letters stand for. */
@Command(
    name = "replay",
    description = {
      "Publishes again what dead letters stand for, with key and headers, so that it is processed"
          + " anew; a payload of several blocks whole. First remove the reason.",
      "The letters stay. What fails again gets another letter. Exit status 1 if something could not"
          + " be published."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Mixin private LetterChoice choice = new LetterChoice();

  @Override
  public Integer call() {
    boolean all = choice.isAll();
    List<LetterName> names = choice.names();
    return KnownCluster.use(
        cluster -> {
          try (LetterLog log = new LetterLog(cluster);
              Replay replay = new Replay(cluster)) {
            Count count = new Count(replay);
            if (all) {
              for (Range range : log.ranges(choice.topics())) {
                log.read(range, letter -> count.publish(() -> letter));
              }
            } else {
              names.forEach(name -> count.publish(() -> log.get(name)));
            }
            return count.end();
          }
        });
  }

  /** Says what became of each letter: one that cannot be published does not stop the others. */
  private static final class Count {
    private final Console console = Console.standard();
    private final Replay replay;
    private long letters;
    private long failed;

    Count(Replay replay) {
      this.replay = replay;
    }

    void publish(Supplier<Letter> letter) {
      letters++;
      try {
        console.say(replay.publish(letter.get()) + ".");
      } catch (UserException e) {
        failed++;
        console.warn(e.getMessage());
      }
    }

    int end() {
      if (letters == 0) {
        console.say("There are no dead letters.");
      } else if (failed > 0) {
        console.say("%d of %d could not be published again.".formatted(failed, letters));
      }
      return failed == 0 ? 0 : 1;
    }
  }
}
