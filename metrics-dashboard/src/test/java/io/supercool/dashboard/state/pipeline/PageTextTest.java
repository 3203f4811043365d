package io.supercool.dashboard.state.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageTextTest {
  @Test
  void aShortTextStaysAndALongOneIsCut() {
    assertThat(PageText.cut("short")).isEqualTo("short");
    assertThat(PageText.cut("x".repeat(10_000))).isEqualTo("x".repeat(500));
  }

  @Test
  void bytesAreReadAsUtf8AndAsManyOfThemAsAreShown() {
    assertThat(PageText.ofUtf8(utf8("sigma \u03c3"))).isEqualTo("sigma \u03c3");
    assertThat(PageText.ofUtf8(utf8("\u03c3".repeat(10_000)))).isEqualTo("\u03c3".repeat(500));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
