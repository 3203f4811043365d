package io.supercool.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Derivation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotIdTest {
  private static final SnapshotId SOURCE = new SnapshotId("KA2D T=0.3", "größe-1", 700);

  @Test
  void idsAreReadAsTheyAreWritten() {
    assertThat(SOURCE).hasToString("KA2D T=0.3/größe-1/700");
    assertThat(derived(Kind.CONTINUATION, 3)).hasToString("KA2D T=0.3/größe-1/700/continuation/3");
    assertThat(derived(Kind.TIME_REVERSED, 0))
        .hasToString("KA2D T=0.3/größe-1/700/time-reversed/0");
    assertThat(SnapshotId.parse(SOURCE.toString())).isEqualTo(SOURCE);
    for (Kind kind : Kind.values()) {
      SnapshotId derived = derived(kind, 12);
      assertThat(SnapshotId.parse(derived.toString())).isEqualTo(derived);
    }
  }

  @Test
  void aDerivedSnapshotKnowsItsParentAndWhatWasDone() {
    SnapshotId derived = derived(Kind.CONTINUATION, 3);
    assertThat(derived.parent()).isEqualTo(SOURCE);
    assertThat(SOURCE.parent()).isEqualTo(SOURCE);
    assertThat(derived.is(Kind.CONTINUATION)).isTrue();
    assertThat(derived.is(Kind.TIME_REVERSED)).isFalse();
    assertThat(SOURCE.is(Kind.CONTINUATION)).isFalse();
    assertThat(derived).isNotEqualTo(SOURCE).isNotEqualTo(derived(Kind.CONTINUATION, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a/b",
        "/b/0",
        "a//0",
        "a/b/",
        "a/b/x",
        "a/b/-1",
        "a/b/0/",
        "a/b/0/continuation",
        "a/b/0/continuation/",
        "a/b/0/continuation/-1",
        "a/b/0/continuation/x",
        "a/b/0/continuation/3/4",
        "a/b/0/reflected/3",
        "a/b/0/3",
      })
  void whatIsNoIdIsRefused(String text) {
    assertThatThrownBy(() -> SnapshotId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesThatCouldNotBeReadBackAreRefused() {
    for (String name : new String[] {"", "a/b", "n".repeat(201)}) {
      assertThatThrownBy(() -> new SnapshotId(name, "c", 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("trajectory");
      assertThatThrownBy(() -> new SnapshotId("t", name, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("configuration");
    }
  }

  private static SnapshotId derived(Kind kind, int replica) {
    return SOURCE.derived(new Derivation(kind, replica));
  }
}
