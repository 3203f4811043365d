package io.supercool.launcher.doctor;

import java.util.Locale;

/** Numbers of bytes as people say them. */
final class Bytes {
  private static final double GIGABYTE = 1e9;

  private Bytes() {}

  /** {@code 8.3 GB}. */
  static String text(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
  }
}
