package io.supercool.launcher.command.models;

import io.supercool.console.Console;
import io.supercool.launcher.models.Libraries;
import io.supercool.launcher.models.ModelDifference;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code models diff}: in what two models differ. */
@Command(
    name = "diff",
    description = "Says in what two models differ: configuration, data, scores, numbers.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "One.")
  private String left = "";

  @Parameters(index = "1", paramLabel = "MODEL", description = "The other.")
  private String right = "";

  @Override
  public Integer call() {
    Libraries libraries = Libraries.current();
    List<String> lines =
        ModelDifference.of(libraries.require(left).model(), libraries.require(right).model());
    Console.standard().say(lines.isEmpty() ? "They are the same." : String.join("\n", lines));
    return 0;
  }
}
