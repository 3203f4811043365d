package io.supercool.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Headless Chromium with rendering in software, of the machine: Playwright downloads nothing. */
final class Browsers implements AutoCloseable {
  private final Playwright playwright;
  private final Path chromium;

  /** Skips the calling tests where there is no Chromium, unless one is required. */
  Browsers() {
    Optional<Path> found = find();
    boolean required = Boolean.parseBoolean(System.getenv("SUPERCOOL_REQUIRE_BROWSER"));
    String advice = "no Chromium here: install the Debian package 'chromium', or set CHROMIUM";
    if (required) {
      assertThat(found).as(advice).isPresent();
    }
    assumeTrue(found.isPresent(), advice);
    chromium = found.orElseThrow();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Starts a browser with further arguments. */
  Browser launch(String... further) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"));
    arguments.addAll(List.of(further));
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setChromiumSandbox(false)
                .setArgs(arguments));
  }

  private static Optional<Path> find() {
    return Stream.of(
            System.getenv("CHROMIUM"),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .filter(path -> path != null && !path.isBlank())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
