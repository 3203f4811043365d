package io.supercool.contracts.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.Payload;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.topic.JsonTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * An object whose records are kept as golden files.
 *
 * @param schema what the records are and in which version, {@code graph/3}: for Arrow what the
 *     stream says, for JSON, which says nothing, the topic's name and a version that counts here
 * @param name of the object among those of its schema; also the files' name
 * @param suffix of the records' files
 * @param object what is written
 * @param records what today's code writes for it, one for each block
 * @param reader the object of such records
 * @param text a record as text, in which a difference can be read
 * @param <T> what it is
 */
record Golden<T>(
    String schema,
    String name,
    String suffix,
    T object,
    List<byte[]> records,
    Function<List<byte[]>, T> reader,
    Function<byte[], String> text) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  /** A payload in blocks of about {@code blockBytes}. */
  static <T extends Payload> Golden<T> arrow(
      PayloadCodec<T> codec, String name, T payload, int blockBytes) {
    List<byte[]> records = codec.encode(payload, blockBytes);
    String schema = new BatchReader(records.get(0)).metadata("supercool.schema");
    return new Golden<>(
        Objects.requireNonNull(schema, "a record without supercool.schema"),
        name,
        ".arrow",
        payload,
        records,
        blocks -> codec.join(blocks.stream().map(codec::decode).toList()),
        ArrowText::of);
  }

  /** The JSON of a topic's records in their {@code version}. */
  static <T> Golden<T> json(JsonTopic<T> topic, int version, String name, T value) {
    return new Golden<>(
        topic.name().replaceFirst("^supercool\\.(.+)\\.v\\d+$", "$1") + "/" + version,
        name,
        ".json",
        value,
        List.of(Json.write(value)),
        records -> topic.read(records.get(0)),
        Golden::pretty);
  }

  /** The folder of its files, {@code graph-3}. */
  String folder() {
    return schema.replace('/', '-');
  }

  /** The schema without the version. */
  String kind() {
    return schema.substring(0, schema.lastIndexOf('/'));
  }

  /** The file of a record, without suffix. */
  String file(int block) {
    return records.size() == 1 ? name : name + ".block-" + block;
  }

  @Override
  public String toString() {
    return schema + " " + name;
  }

  private static String pretty(byte[] json) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(INDENTER);
    printer.indentArraysWith(INDENTER);
    try {
      return MAPPER.writer(printer).writeValueAsString(MAPPER.readTree(json)) + "\n";
    } catch (JsonProcessingException e) {
      return "not JSON: " + e.getOriginalMessage() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
