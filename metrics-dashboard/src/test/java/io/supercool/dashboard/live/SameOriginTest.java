package io.supercool.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameOriginTest {
  @Test
  void theOwnPageAndClientsThatAreNoBrowserMayListen() {
    assertThat(SameOrigin.isSame("http://localhost:8080", "localhost:8080")).isTrue();
    assertThat(SameOrigin.isSame("https://dashboard.example", "dashboard.example")).isTrue();
    assertThat(SameOrigin.isSame(null, "localhost:8080")).isTrue();
  }

  @Test
  void otherPagesMayNot() {
    assertThat(SameOrigin.isSame("http://elsewhere.example", "localhost:8080")).isFalse();
    assertThat(SameOrigin.isSame("http://localhost:8081", "localhost:8080")).isFalse();
    assertThat(SameOrigin.isSame("null", "localhost:8080")).isFalse();
    assertThat(SameOrigin.isSame("not an origin", "localhost:8080")).isFalse();
  }
}
