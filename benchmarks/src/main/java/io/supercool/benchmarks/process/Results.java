package io.supercool.benchmarks.process;

import io.supercool.contracts.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * What a measuring JVM says on its standard output, a line each: where it is, and in the end its
 * result. Libraries may print other lines.
 */
final class Results {
  static final String PROGRESS = "progress ";
  static final String RESULT = "result ";

  private Results() {}

  static void progress(String text) {
    System.out.println(PROGRESS + text);
  }

  static void result(Object value) {
    System.out.println(RESULT + new String(Json.write(value), StandardCharsets.UTF_8));
  }
}
