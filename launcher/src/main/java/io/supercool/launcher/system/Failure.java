package io.supercool.launcher.system;

import io.supercool.launcher.process.LogTail;
import io.supercool.launcher.process.ProcessEnd;
import io.supercool.launcher.process.Program;
import io.supercool.launcher.process.RestartPolicy;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a program does not run and what to do: the same on the console, in the status and on the
 * page.
 *
 * @param lastLines the end of its log, few and short; empty where it was killed
 * @param remedy what to do
 */
record Failure(List<String> lastLines, String remedy) {
  private static final int LINES = 3;

  /** Of a program that cannot run. */
  static Failure cannotRun(Program program) {
    return new Failure(
        LogTail.reason(program.log(), LINES),
        "Mend the cause: it is tried again every %d s, and nothing else needs a restart. If its jar is broken, build it again (mvn -DskipTests package) or unpack the archive again. The whole log: %s"
            .formatted(RestartPolicy.DEFAULT.longest().toSeconds(), program.log()));
  }

  /** Of a program that ended in this way. */
  static Failure of(Program program, ProcessEnd end) {
    if (end.cannotRun()) {
      return cannotRun(program);
    }
    if (end.isKill()) {
      return new Failure(
          List.of(),
          "It starts again by itself. If nobody killed it, the machine may be short of memory, or too busy for it to answer in time.");
    }
    return new Failure(
        LogTail.reason(program.log(), LINES),
        "It starts again by itself. The whole log: " + program.log());
  }

  /** As lines. */
  String text() {
    return lastLines.stream()
            .map(line -> "    " + line + System.lineSeparator())
            .collect(Collectors.joining())
        + remedy;
  }
}
