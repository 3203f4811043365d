package io.supercool.contracts.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.RecordLimits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
            StreamReadConstraints.builder()
                .maxDocumentLength(RecordLimits.MAX_RECORD_BYTES)
                .build());
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
   * Reads a value of the given type, of which nothing may be missing that is not nullable.
   *
   * @param json a Kafka record's value, null for one without
   * @throws ContractException if {@code json} is not one
   */
  public static <T> T read(byte @Nullable [] json, Class<T> type) {
    if (json == null) {
      throw new ContractException("not a " + type.getSimpleName() + ": empty record");
    }
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new ContractException("null");
      }
      Completeness.check(type.getSimpleName(), value);
      return value;
    } catch (JsonProcessingException e) {
      throw new ContractException(
          "not a %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()), e);
    } catch (IOException | ContractException e) {
      throw new ContractException(
          "not a %s: %s".formatted(type.getSimpleName(), e.getMessage()), e);
    }
  }
}
