package io.supercool.launcher.system;

import java.nio.file.Path;
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
    @Nullable String address) {}
