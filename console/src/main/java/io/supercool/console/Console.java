package io.supercool.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * What the user sees. On a terminal the progress line is rewritten in place; elsewhere (a log, a
 * pipe) a line is written when the phase changes and then every ten seconds. Control characters are
 * left out, since a terminal would obey them: the names of files and the messages of others are in
 * the text. Thread-safe.
 */
public final class Console {
  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();
  private static final int MIN_COLUMNS = 2;
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");
  private static final Pattern CONTROL_IN_LINES =
      Pattern.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");

  private final PrintStream out;
  private final boolean terminal;
  private final int columns;
  private final LongSupplier nanoTime;
  private String phase = "";
  private long lastProgress;
  private int shown;
  private boolean muted;

  /**
   * Writes to {@code out}.
   *
   * @param terminal whether the progress line can be rewritten
   * @param columns width of the terminal; what is below {@value #MIN_COLUMNS} counts as that
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  public Console(PrintStream out, boolean terminal, int columns, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.columns = Math.max(MIN_COLUMNS, columns);
    this.nanoTime = nanoTime;
  }

  /** Standard output, as the {@code supercool} script found it. */
  public static Console standard() {
    return new Console(
        System.out,
        Boolean.getBoolean("supercool.terminal"),
        Integer.getInteger("supercool.columns", 80),
        System::nanoTime);
  }

  /** Standard error, for commands whose standard output is read by programs. */
  public static Console errors() {
    return new Console(System.err, false, MIN_COLUMNS, System::nanoTime);
  }

  /** How many characters a line may have to be seen as one; any number where it is no terminal. */
  public int width() {
    return terminal ? columns : Integer.MAX_VALUE;
  }

  /** One or more lines that stay. */
  public synchronized void say(String text) {
    if (!muted) {
      clear();
      out.println(CONTROL_IN_LINES.matcher(text).replaceAll(""));
      out.flush();
    }
  }

  /** Something that is not as it should be, though the work goes on. */
  public void warn(String text) {
    say("warning: " + text);
  }

  /** Where {@code phase} is now; one line. */
  public synchronized void progress(String phase, String text) {
    if (muted) {
      return;
    }
    String line = CONTROL.matcher(phase + "  " + text).replaceAll("");
    long now = nanoTime.getAsLong();
    if (terminal) {
      String fitting = line.length() < columns ? line : line.substring(0, columns - 1);
      clear();
      out.print(fitting);
      shown = fitting.length();
    } else if (!phase.equals(this.phase) || now - lastProgress >= INTERVAL) {
      out.println(line);
      lastProgress = now;
    }
    this.phase = phase;
    out.flush();
  }

  /** Says nothing more: everything is ending. */
  public synchronized void mute() {
    clear();
    out.flush();
    muted = true;
  }

  private void clear() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
  }
}
