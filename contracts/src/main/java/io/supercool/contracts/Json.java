package io.supercool.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON of requests, announcements and events. Unknown fields are ignored: writers may be newer. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxDocumentLength(Topics.MAX_RECORD_BYTES).build());
  }

  private Json() {}

  /** UTF-8 JSON of {@code value}. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new ContractException("cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads a value of the given type.
   *
   * @throws ContractException if {@code json} is not one
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new ContractException("not a " + type.getSimpleName() + ": null");
      }
      return value;
    } catch (IOException e) {
      throw new ContractException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }
}
