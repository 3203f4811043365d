package io.supercool.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: 8 bytes with its length, little-endian, then JSON with the
 * type, shape and place of every array. Read before anything is allocated for the arrays. See
 * https://huggingface.co/docs/safetensors.
 */
public final class Safetensors {
  private static final int LENGTH_BYTES = 8;

  /** Of a network of 16 layers it is some 30 kB. */
  private static final int MAX_HEADER_BYTES = 256 << 10;

  private static final int MAX_DIMENSIONS = 8;
  private static final Map<String, Integer> BYTES = Map.of("F32", 4, "F64", 8, "I64", 8);

  private Safetensors() {}

  private record Place(String name, long begin, long end) {}

  /**
   * The shapes of the arrays in {@code file}, by name, in the header's order.
   *
   * @throws PackageException unless the arrays are of a known type and fill the file without gap or
   *     overlap
   */
  public static Map<String, List<Long>> shapes(byte[] file) {
    if (file.length < LENGTH_BYTES) {
      throw new PackageException("%d bytes are no safetensors file".formatted(file.length));
    }
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > Math.min(MAX_HEADER_BYTES, file.length - LENGTH_BYTES)) {
      throw new PackageException(
          "a safetensors header of %d bytes in a file of %d".formatted(length, file.length));
    }
    int begin = LENGTH_BYTES + (int) length;
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    List<Place> places = new ArrayList<>();
    header(Arrays.copyOfRange(file, LENGTH_BYTES, begin))
        .properties()
        .forEach(
            array -> {
              if (!array.getKey().equals("__metadata__")) {
                shapes.put(array.getKey(), shape(array.getKey(), array.getValue(), places));
              }
            });
    requireFilled(places, file.length - begin);
    return shapes;
  }

  private static ObjectNode header(byte[] json) {
    try {
      return Json.read(json, ObjectNode.class);
    } catch (ContractException e) {
      throw new PackageException("safetensors header: " + e.getMessage(), e);
    }
  }

  private static List<Long> shape(String name, JsonNode array, List<Place> places) {
    Integer bytes = BYTES.get(array.path("dtype").asText());
    JsonNode dimensions = array.path("shape");
    JsonNode offsets = array.path("data_offsets");
    if (bytes == null
        || !dimensions.isArray()
        || dimensions.size() > MAX_DIMENSIONS
        || offsets.size() != 2) {
      throw new PackageException(
          "safetensors array %.100s: no known type, shape or place".formatted(name));
    }
    List<Long> shape = new ArrayList<>();
    long size = bytes;
    try {
      for (JsonNode dimension : dimensions) {
        if (!dimension.isIntegralNumber() || dimension.asLong() < 0) {
          throw new PackageException(
              "safetensors array %.100s: a shape of %.30s".formatted(name, dimension));
        }
        shape.add(dimension.asLong());
        size = Math.multiplyExact(size, dimension.asLong());
      }
    } catch (ArithmeticException e) {
      throw new PackageException("safetensors array %.100s: too large".formatted(name), e);
    }
    Place place = new Place(name, offsets.get(0).asLong(-1), offsets.get(1).asLong(-1));
    if (place.begin() < 0 || place.end() - place.begin() != size) {
      throw new PackageException(
          "safetensors array %.100s: %d bytes at %d to %d"
              .formatted(name, size, place.begin(), place.end()));
    }
    places.add(place);
    return shape;
  }

  private static void requireFilled(List<Place> places, long bytes) {
    places.sort(Comparator.comparingLong(Place::begin).thenComparingLong(Place::end));
    long next = 0;
    for (Place place : places) {
      if (place.begin() != next) {
        throw new PackageException(
            "safetensors array %.100s: begins at %d, not at %d"
                .formatted(place.name(), place.begin(), next));
      }
      next = place.end();
    }
    if (next != bytes) {
      throw new PackageException(
          "safetensors arrays of %d bytes in a file with %d for them".formatted(next, bytes));
    }
  }
}
