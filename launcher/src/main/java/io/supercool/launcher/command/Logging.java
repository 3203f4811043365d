package io.supercool.launcher.command;

import io.supercool.launcher.files.RunFolder;

/** Where warnings of the Kafka clients go. */
final class Logging {
  private Logging() {}

  /** Into {@code launcher.log} of the run. Call before the first client is made. */
  static void into(RunFolder folder) {
    System.setProperty(
        "org.slf4j.simpleLogger.logFile", folder.logs().resolve("launcher.log").toString());
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
    System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
  }

  /** Nowhere, but for errors, which go to standard error. */
  static void quiet() {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
  }
}
