package io.supercool.launcher.system;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the processes of a system give way to others on the machine, such as the simulation that
 * it follows: the nice value, 0 (equal) to 19 (only what nobody else wants).
 *
 * <p>Where Linux schedules sessions as groups, a nice value counts within its session alone, and
 * the simulation most often runs in another terminal. So each process gets a session of its own,
 * and the session the same value.
 */
final class Niceness {
  private static final String SCRIPT =
      """
      if [ -w /proc/self/autogroup ] && command -v setsid >/dev/null 2>&1; then
        exec setsid sh -c 'echo "$0" >/proc/self/autogroup; exec nice -n "$0" "$@"' "$0" "$@"
      fi
      exec nice -n "$0" "$@\"""";

  private Niceness() {}

  /** {@code program} with the nice value {@code value}; as it is for 0. */
  static Program apply(Program program, int value) {
    if (value == 0) {
      return program;
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, String.valueOf(value)));
    command.addAll(program.command());
    return new Program(
        program.name(), command, program.environment(), program.log(), program.address());
  }
}
