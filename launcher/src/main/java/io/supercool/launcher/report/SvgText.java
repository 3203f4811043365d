package io.supercool.launcher.report;

/** Text in SVG. */
public final class SvgText {
  private SvgText() {}

  /** {@code text} as it stands between two tags. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
