package io.supercool.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is written on the page can be read: WCAG 2 asks for a contrast of 4.5 to 1 between text and
 * ground. Lines of charts are texts too, since their names stand at their ends in their colours.
 */
class ContrastTest {
  private static final double LEAST = 4.5;
  private static final Pattern COLOUR = Pattern.compile("(--[a-z0-9-]+): #([0-9a-f]{6});");
  private static final List<String> GROUNDS = List.of("--ground", "--surface", "--scene");

  /** Nothing is written in these. */
  private static final List<String> LINES = List.of("--line", "--grid", "--ghost");

  @Test
  void everyColourOfTextCanBeReadOnEveryGround() throws IOException {
    String css = css();
    int dark = css.indexOf("@media (prefers-color-scheme: dark)");
    Map<String, Integer> colours = colours(css.substring(0, dark));
    assertReadable("light", colours);
    colours.putAll(colours(css.substring(dark)));
    assertReadable("dark", colours);
  }

  private static void assertReadable(String scheme, Map<String, Integer> colours) {
    assertThat(colours).containsKeys("--text", "--muted", "--accent", "--time-0");
    colours.forEach(
        (name, colour) -> {
          for (String ground : GROUNDS) {
            if (!GROUNDS.contains(name) && !LINES.contains(name)) {
              assertThat(contrast(colour, colours.get(ground)))
                  .as("%s on %s, %s", name, ground, scheme)
                  .isGreaterThanOrEqualTo(LEAST);
            }
          }
        });
  }

  private static double contrast(int one, int other) {
    double[] luminances = {luminance(one), luminance(other)};
    double lighter = Math.max(luminances[0], luminances[1]);
    double darker = Math.min(luminances[0], luminances[1]);
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16)
        + 0.7152 * linear((colour >> 8) & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int component) {
    double share = component / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static Map<String, Integer> colours(String css) {
    Map<String, Integer> colours = new HashMap<>();
    COLOUR
        .matcher(css)
        .results()
        .forEach(found -> colours.put(found.group(1), Integer.parseInt(found.group(2), 16)));
    return colours;
  }

  private static String css() throws IOException {
    try (var style = ContrastTest.class.getResourceAsStream("/web/app/style/tokens.css")) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
