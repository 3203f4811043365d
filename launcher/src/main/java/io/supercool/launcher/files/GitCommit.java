package io.supercool.launcher.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is checked out.
 *
 * @param hash 40 or 64 hexadecimal digits
 * @param changed whether files differ from the commit's
 */
public record GitCommit(String hash, boolean changed) {
  private static final Pattern DESCRIPTION = Pattern.compile("([0-9a-f]{40,64})(-dirty)?\\s*");
  private static final int MAX_SECONDS = 2;

  /** That of {@code checkout}; empty if it is none, or git is missing or slow. */
  public static Optional<GitCommit> of(Path checkout) {
    List<String> command =
        List.of("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*");
    try {
      Process git =
          new ProcessBuilder(command)
              .directory(checkout.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      if (!git.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        return Optional.empty();
      }
      try (InputStream said = git.getInputStream()) {
        Matcher description =
            DESCRIPTION.matcher(new String(said.readAllBytes(), StandardCharsets.UTF_8));
        return description.matches()
            ? Optional.of(new GitCommit(description.group(1), description.group(2) != null))
            : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
