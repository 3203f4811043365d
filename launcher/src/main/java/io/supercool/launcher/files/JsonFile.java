package io.supercool.launcher.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supercool.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results as JSON, indented. */
public final class JsonFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonFile() {}

  /** What {@link #write} writes. */
  public static String text(Object result) throws IOException {
    return JSON.writeValueAsString(result) + System.lineSeparator();
  }

  /**
   * Writes a record.
   *
   * @param what it is, for the error's text
   */
  public static void write(Path file, Object result, String what) {
    try {
      Files.writeString(file, text(result));
    } catch (IOException e) {
      throw new UserException("Cannot write %s %s: %s".formatted(what, file, e), e);
    }
  }
}
