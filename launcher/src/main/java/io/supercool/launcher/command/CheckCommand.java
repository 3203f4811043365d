package io.supercool.launcher.command;

import io.supercool.console.Console;
import io.supercool.contracts.json.Json;
import io.supercool.launcher.check.CheckTable;
import io.supercool.launcher.check.CheckedFile;
import io.supercool.launcher.check.FileCheck;
import io.supercool.launcher.files.Glob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: what would be published of files. */
@Command(
    name = "check",
    description =
        "Reads files without publishing them, and says what would be published: frames, ids,"
            + " species, box, units, potential, and what is wrong. Needs no running system.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everything was read",
      "1:something was refused",
      "2:the command line makes no sense",
      "3:everything was read, with warnings"
    },
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  private static final int REFUSED = 1;
  private static final int WARNED = 3;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or globs.")
  private List<String> files = List.of();

  @Option(
      names = "--trajectory",
      paramLabel = "NAME",
      description = "Trajectory id instead of the files' names.")
  private @Nullable String trajectory;

  @Option(names = "--json", description = "One JSON object for each file, a line each.")
  private boolean json;

  @Override
  public Integer call() {
    Logging.quiet();
    FileCheck check = new FileCheck(trajectory);
    List<CheckedFile> checked =
        Glob.expand(files, "FILE").stream()
            .map(
                file -> {
                  CheckedFile result = check.of(file);
                  if (json) {
                    System.out.println(new String(Json.write(result), StandardCharsets.UTF_8));
                  }
                  return result;
                })
            .toList();
    if (!json) {
      Console.standard().say(CheckTable.of(checked).stripTrailing());
    }
    if (!checked.stream().allMatch(CheckedFile::isWhole)) {
      return REFUSED;
    }
    return checked.stream().allMatch(file -> file.warnings().isEmpty()) ? 0 : WARNED;
  }
}
