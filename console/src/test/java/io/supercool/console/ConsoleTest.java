package io.supercool.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private long now;

  @Test
  void logGetsALinePerPhaseAndOneEveryTenSeconds() {
    Console console = console(false, 80);
    console.progress("train", "1");
    after(Duration.ofSeconds(9));
    console.progress("train", "2");
    after(Duration.ofSeconds(1));
    console.progress("train", "3");
    console.progress("predict", "4");

    assertThat(text()).isEqualTo("train  1\ntrain  3\npredict  4\n");
  }

  @Test
  void terminalRewritesTheLine() {
    Console console = console(true, 80);
    console.progress("train", "12");
    console.progress("train", "3");
    console.say("done");

    assertThat(text())
        .isEqualTo("train  12\r         \rtrain  3\r        \rdone\n".replace("\n", newLine()));
  }

  @Test
  void lineFitsTheTerminal() {
    console(true, 10).progress("train", "a long text");

    assertThat(text()).isEqualTo("train  a ");
  }

  @Test
  void onlyATerminalHasAWidth() {
    assertThat(console(true, 100).width()).isEqualTo(100);
    assertThat(console(false, 100).width()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aTerminalOfNoWidthGetsOneCharacter() {
    for (int columns : new int[] {2, 1, 0, -80}) {
      written.reset();
      console(true, columns).progress("train", "1");

      assertThat(text()).as("%d columns", columns).isEqualTo("t");
    }
  }

  @Test
  void textThatCameFromOutsideCommandsNoTerminal() {
    Console console = console(true, 80);
    console.say("a\u001b[2Jb\rc\u0007\u009b31md\u007f, größe-1\n  second line");
    console.progress("pre\ndict", "\u001b]0;title\u0007 2\n");

    assertThat(text())
        .isEqualTo("a[2Jbc31md, größe-1\n  second line" + newLine() + "predict  ]0;title 2");
  }

  @Test
  void mutedConsoleSaysNothing() {
    Console console = console(false, 80);
    console.mute();
    console.say("one");
    console.progress("two", "");

    assertThat(text()).isEmpty();
  }

  private Console console(boolean terminal, int columns) {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    return new Console(out, terminal, columns, () -> now);
  }

  private void after(Duration duration) {
    now += duration.toNanos();
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private static String newLine() {
    return System.lineSeparator();
  }
}
