package io.supercool.contracts.topic;

import io.supercool.contracts.json.Json;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A topic of JSON records.
 *
 * @param name on the broker
 * @param type the CloudEvents type
 * @param valueType what a record is
 * @param ids makes the id of a value
 * @param keys makes the key of a value and the service that publishes it
 * @param partitions number of partitions
 * @param retention what becomes of records in time
 * @param <T> what a record is
 */
public record JsonTopic<T>(
    String name,
    String type,
    Class<T> valueType,
    Function<T, String> ids,
    BiFunction<T, String, String> keys,
    int partitions,
    Retention retention)
    implements Topic<T> {

  /** A topic whose values say their id and key themselves, in {@value Topic#PARTITIONS} parts. */
  static <T> JsonTopic<T> of(
      String name,
      String type,
      Class<T> valueType,
      Function<T, String> ids,
      Function<T, String> keys) {
    return new JsonTopic<>(
        name,
        type,
        valueType,
        ids,
        (value, source) -> keys.apply(value),
        PARTITIONS,
        Retention.LIMITED);
  }

  @Override
  public String contentType() {
    return CloudEvents.JSON;
  }

  @Override
  public String id(T value) {
    return ids.apply(value);
  }

  @Override
  public String key(T value, String source) {
    return keys.apply(value, source);
  }

  /**
   * Reads a record's value.
   *
   * @throws io.supercool.contracts.ContractException if it is not one
   */
  public T read(byte @Nullable [] record) {
    return Json.read(record, valueType);
  }

  /** The record of {@code value} that the service {@code source} publishes. */
  public ProducerRecord<String, byte[]> record(T value, String source) {
    return new ProducerRecord<>(
        name, null, key(value, source), Json.write(value), headers(id(value), source));
  }
}
