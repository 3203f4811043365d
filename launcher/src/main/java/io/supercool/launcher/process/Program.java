package io.supercool.launcher.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to be kept running.
 *
 * @param name for the user, and of its log
 * @param command executable and arguments
 * @param environment variables added to the launcher's own
 * @param log where its output is appended
 * @param address where it answers HTTP; null if it does not
 */
public record Program(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path log,
    @Nullable String address) {
  private static final String GIVING_WAY =
      """
      if [ -w /proc/self/autogroup ] && command -v setsid >/dev/null 2>&1; then
        exec setsid sh -c 'echo "$0" >/proc/self/autogroup; exec nice -n "$0" "$@"' "$0" "$@"
      fi
      exec nice -n "$0" "$@\"\
      """;

  /**
   * The same program, giving way to others on the machine.
   *
   * <p>Where Linux schedules sessions as groups, a nice value counts within its session alone, and
   * the simulation that is followed most often runs in another terminal. So each process gets a
   * session of its own, and the session the same value.
   *
   * @param niceness the nice value, 0 (equal) to 19 (only what nobody else wants)
   */
  public Program givingWay(int niceness) {
    if (niceness == 0) {
      return this;
    }
    List<String> nice = new ArrayList<>(List.of("sh", "-c", GIVING_WAY, String.valueOf(niceness)));
    nice.addAll(command);
    return new Program(name, nice, environment, log, address);
  }
}
