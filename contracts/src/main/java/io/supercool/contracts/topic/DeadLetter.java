package io.supercool.contracts.topic;

import io.supercool.contracts.ContractException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Why a record could not be processed, and where it was. On its dead-letter topic it stands with
 * its bytes, key and headers as they were, and with what is said here in headers beside them.
 *
 * @param topic it was consumed from
 * @param partition it was in; {@value #NO_RECORD} for a frame that never was a record
 * @param offset it had; for a frame that never was a record that of the letter
 * @param subject what it was about: the payload's or the request's id; null if it does not say
 * @param reason why it could not be processed
 */
public record DeadLetter(
    String topic, int partition, long offset, @Nullable String subject, String reason) {
  /** Partition of what never was a record. */
  public static final int NO_RECORD = -1;

  private static final String REASON = "dead-letter-reason";
  private static final String TOPIC = "dead-letter-topic";
  private static final String PARTITION = "dead-letter-partition";
  private static final String OFFSET = "dead-letter-offset";
  private static final String PREFIX = "dead-letter-";
  private static final int MAX_REASON = 2000;
  private static final Pattern SERVICE = Pattern.compile("([a-z][a-z-]*): ");

  /** Cuts a reason that is absurdly long. */
  public DeadLetter {
    reason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
  }

  /** Of a record that the service {@code service} cannot process. */
  public static DeadLetter of(
      String service, String topic, int partition, long offset, @Nullable String reason) {
    return new DeadLetter(
        topic,
        partition,
        offset,
        null,
        service + ": " + place(topic, partition, offset) + ": " + reason);
  }

  /** Of a frame or file, asked for on {@code topic}, that the service {@code service} refuses. */
  public static DeadLetter ofFrame(String service, String topic, @Nullable String reason) {
    return new DeadLetter(topic, NO_RECORD, 0, null, service + ": " + reason);
  }

  /** What a record of a dead-letter topic says. Anybody may write there: nothing is trusted. */
  public static DeadLetter read(ConsumerRecord<?, byte[]> record) {
    String said = CloudEvents.text(record.headers(), TOPIC);
    String topic =
        said == null
            ? Topics.ofDeadLetters(record.topic()).<String>map(Topic::name).orElse(record.topic())
            : said;
    String reason = CloudEvents.text(record.headers(), REASON);
    long partition = number(CloudEvents.text(record.headers(), PARTITION));
    long offset = number(CloudEvents.text(record.headers(), OFFSET));
    boolean placed = partition >= 0 && partition <= Integer.MAX_VALUE && offset >= 0;
    return new DeadLetter(
        topic,
        placed ? (int) partition : NO_RECORD,
        placed ? offset : record.offset(),
        subject(topic, record),
        reason == null ? "no reason given" : reason);
  }

  /** Adds this to the headers of the record that goes to the dead-letter topic. */
  public void addTo(Headers headers) {
    CloudEvents.add(headers, REASON, reason);
    CloudEvents.add(headers, TOPIC, topic);
    if (partition != NO_RECORD) {
      CloudEvents.add(headers, PARTITION, String.valueOf(partition));
      CloudEvents.add(headers, OFFSET, String.valueOf(offset));
    }
  }

  /** Takes what was added to a record's headers away, by whatever added it. */
  public static void removeFrom(Headers headers) {
    Arrays.stream(headers.toArray())
        .map(Header::key)
        .filter(name -> name.startsWith(PREFIX))
        .forEach(headers::remove);
  }

  /** The service that gave the record up; null where the reason does not begin with it. */
  public @Nullable String service() {
    Matcher service = SERVICE.matcher(reason);
    return service.lookingAt() ? service.group(1) : null;
  }

  /** The reason without the service and the place that it begins with. */
  public String cause() {
    String cause = service() == null ? reason : reason.substring(service().length() + 2);
    String place = place() + ": ";
    return cause.startsWith(place) ? cause.substring(place.length()) : cause;
  }

  /** Where the record was: two letters of the same place are of the same record. */
  public String place() {
    return partition == NO_RECORD ? topic + ", letter " + offset : place(topic, partition, offset);
  }

  /** The {@link #place} of a record. */
  public static String place(String topic, int partition, long offset) {
    return topic + "[" + partition + "]@" + offset;
  }

  private static @Nullable String subject(String origin, ConsumerRecord<?, byte[]> record) {
    String id = CloudEvents.recordId(record.headers());
    if (id != null || record.value() == null) {
      return id;
    }
    Topic<?> topic = Topics.named(origin).orElse(null);
    return topic instanceof JsonTopic<?> json ? idOf(json, record.value()) : null;
  }

  private static <T> @Nullable String idOf(JsonTopic<T> topic, byte[] value) {
    try {
      return topic.id(topic.read(value));
    } catch (ContractException e) {
      return null;
    }
  }

  private static long number(@Nullable String text) {
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }
}
