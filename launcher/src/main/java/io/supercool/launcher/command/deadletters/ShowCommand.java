package io.supercool.launcher.command.deadletters;

import io.supercool.console.Console;
import io.supercool.launcher.command.KnownCluster;
import io.supercool.launcher.deadletter.LetterLog;
import io.supercool.launcher.deadletter.LetterName;
import io.supercool.launcher.deadletter.LetterText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dead-letters show}: all of one. */
@Command(
    name = "show",
    description =
        "All of one dead letter: where its record was, the whole reason, headers, and the value:"
            + " JSON as it is, of a block which it is.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LETTER", description = "Its name, such as sources:12.")
  private String letter = "";

  @Override
  public Integer call() {
    LetterName name = LetterName.parse(letter);
    return KnownCluster.use(
        cluster -> {
          try (LetterLog log = new LetterLog(cluster)) {
            Console.standard().say(LetterText.of(log.get(name)));
            return 0;
          }
        });
  }
}
