package io.supercool.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The page's own JavaScript, function by function. The tests are the modules {@code
 * page-tests/NAME.test.js}; the browser runs them on a page without a server, where {@code /app}
 * are the page's modules as they stand in the sources and {@code /tests} the tests.
 */
class PageScriptsTest {
  private static final String TESTS = "/page-tests/";

  /** Runs a module; the name of each of its tests, and the failure or null. */
  private static final String RUN =
      """
      async (module) => {
        const { results } = await import('/tests/harness.js');
        await import('/tests/' + module);
        return results();
      }\
      """;

  private static Browsers browsers;
  private static Browser browser;

  @BeforeAll
  static void start() {
    browsers = new Browsers();
    browser = browsers.launch();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      browsers.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> everyModuleHoldsWhatItsTestsSay() throws Exception {
    List<String> modules = modules();
    assertThat(modules).isNotEmpty();
    return modules.stream().map(module -> dynamicContainer(module, outcomes(module)));
  }

  private static List<String> modules() throws IOException, URISyntaxException {
    try (Stream<Path> files =
        Files.list(Path.of(PageScriptsTest.class.getResource(TESTS).toURI()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".test.js"))
          .sorted()
          .toList();
    }
  }

  private static Stream<DynamicTest> outcomes(String module) {
    List<?> results;
    try (Page page = browser.newPage()) {
      page.route("**/*", PageScriptsTest::answer);
      page.navigate("http://page.test/");
      results = (List<?>) page.evaluate(RUN, module);
    }
    assertThat(results).as("tests of %s", module).isNotEmpty();
    return results.stream()
        .map(result -> (Map<?, ?>) result)
        .map(
            result ->
                dynamicTest(
                    (String) result.get("name"),
                    () -> assertThat((String) result.get("failure")).isNull()));
  }

  /** Gives an empty page, and modules from the class path. */
  private static void answer(Route route) {
    String path = URI.create(route.request().url()).getPath();
    String resource =
        path.startsWith("/tests/") ? TESTS + path.substring("/tests/".length()) : "/web" + path;
    boolean script = path.endsWith(".js");
    try (InputStream in = script ? PageScriptsTest.class.getResourceAsStream(resource) : null) {
      if (script && in == null) {
        route.fulfill(new Route.FulfillOptions().setStatus(404));
      } else {
        route.fulfill(
            new Route.FulfillOptions()
                .setContentType(script ? "text/javascript" : "text/html")
                .setBodyBytes(script ? in.readAllBytes() : new byte[0]));
      }
    } catch (IOException e) {
      throw new AssertionError("cannot read " + resource, e);
    }
  }
}
