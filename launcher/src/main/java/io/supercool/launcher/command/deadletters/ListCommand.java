package io.supercool.launcher.command.deadletters;

import io.supercool.console.Console;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.text.Counted;
import io.supercool.launcher.command.KnownCluster;
import io.supercool.launcher.deadletter.LetterLog;
import io.supercool.launcher.deadletter.LetterLog.Range;
import io.supercool.launcher.deadletter.LetterSummary;
import io.supercool.launcher.deadletter.LetterTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dead-letters list}: the newest. */
@Command(
    name = "list",
    description =
        "The newest dead letters, the newest last: name, when, the service that gave the record"
            + " up, key, reason.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private static final int MAX_LIMIT = 10_000;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Of this topic alone, such as sources or supercool.sources.v1.")
  private @Nullable String topic;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most, 1 to 10000. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "One JSON object for each, a line each.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new ParameterException(spec.commandLine(), "--limit must be from 1 to " + MAX_LIMIT);
    }
    return KnownCluster.use(
        cluster -> {
          try (LetterLog log = new LetterLog(cluster)) {
            List<Range> ranges = log.ranges(LetterChoice.topics(topic));
            say(log.newest(ranges, limit), ranges.stream().mapToLong(Range::count).sum());
            return 0;
          }
        });
  }

  private void say(List<LetterSummary> newest, long all) {
    if (json) {
      newest.forEach(
          letter -> System.out.println(new String(Json.write(letter), StandardCharsets.UTF_8)));
      return;
    }
    Console console = Console.standard();
    if (!newest.isEmpty()) {
      console.say(LetterTable.of(newest, console.width()));
    }
    if (newest.size() < all) {
      console.say(
          "The newest %d of %s; --limit N shows more."
              .formatted(newest.size(), Counted.of(all, "dead letter")));
    } else {
      console.say(Counted.of(all, "dead letter") + ".");
    }
  }
}
