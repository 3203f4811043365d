package io.supercool.launcher.command.deadletters;

import io.supercool.console.Console;
import io.supercool.console.UserException;
import io.supercool.launcher.command.KnownCluster;
import io.supercool.launcher.deadletter.LetterDeletion;
import io.supercool.launcher.deadletter.LetterLog;
import io.supercool.launcher.deadletter.LetterLog.Range;
import io.supercool.launcher.deadletter.LetterName;
import io.supercool.launcher.kafka.Cluster;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dead-letters drop}: deletes letters. */
@Command(
    name = "drop",
    description = {
      "Deletes dead letters, for good. Kafka deletes the first records of a topic alone: with a"
          + " letter go all older ones of its topic.",
      "Without --yes it only says what it would delete."
    },
    mixinStandardHelpOptions = true)
final class DropCommand implements Callable<Integer> {
  @Mixin private LetterChoice choice = new LetterChoice();

  @Option(names = "--yes", description = "Delete.")
  private boolean yes;

  @Override
  public Integer call() {
    boolean all = choice.isAll();
    List<LetterName> names = choice.names();
    return KnownCluster.use(
        cluster -> {
          try (LetterLog log = new LetterLog(cluster)) {
            List<Range> doomed =
                all ? log.ranges(choice.topics()) : LetterDeletion.upTo(log, names);
            drop(cluster, doomed);
            return 0;
          }
        });
  }

  private void drop(Cluster cluster, List<Range> doomed) {
    if (doomed.isEmpty()) {
      Console.standard().say("There are no dead letters.");
      return;
    }
    String letters = doomed.stream().map(Range::text).collect(Collectors.joining("\n  ", "  ", ""));
    if (!yes) {
      throw new UserException(
          "These would be deleted:%n%s%nNothing is deleted yet: add --yes.".formatted(letters));
    }
    LetterDeletion.delete(cluster, doomed);
    Console.standard().say("Deleted:\n" + letters);
  }
}
