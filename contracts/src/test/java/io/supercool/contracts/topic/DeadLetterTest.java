package io.supercool.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Split;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.SourceRequest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTest {
  private static final byte[] GARBAGE = "garbage".getBytes(StandardCharsets.UTF_8);

  @Test
  void whatIsWrittenIsRead() {
    ConsumerRecord<String, byte[]> record = record(Topics.GRAPHS, 5, GARBAGE);
    CloudEvents.headers("t/c/0#1/3", "supercool.graph", "graph-service", "x")
        .forEach(record.headers()::add);
    DeadLetter.of("model-service", Topics.GRAPHS.name(), 7, 123, "block 0 was due")
        .addTo(record.headers());
    DeadLetter letter = DeadLetter.read(record);
    assertThat(letter)
        .isEqualTo(
            new DeadLetter(
                "supercool.graphs.v1",
                7,
                123,
                "t/c/0",
                "model-service: supercool.graphs.v1[7]@123: block 0 was due"));
    assertThat(letter.place()).isEqualTo("supercool.graphs.v1[7]@123");
  }

  @Test
  void aFrameThatNeverWasARecordIsPlacedByItsLetter() {
    ConsumerRecord<String, byte[]> record = record(Topics.SOURCES, 5, GARBAGE);
    DeadLetter.ofFrame("ingest-service", Topics.SOURCES.name(), "frame 3: no box")
        .addTo(record.headers());
    DeadLetter letter = DeadLetter.read(record);
    assertThat(letter.partition()).isEqualTo(DeadLetter.NO_RECORD);
    assertThat(letter.offset()).isEqualTo(5);
    assertThat(letter.place()).isEqualTo("supercool.sources.v1, letter 5");
    assertThat(letter.reason()).isEqualTo("ingest-service: frame 3: no box");
  }

  @Test
  void aReasonSaysWhichServiceAndWhy() {
    DeadLetter letter = DeadLetter.of("model-service", "topic", 7, 123, "block 0: was due");
    assertThat(letter.service()).isEqualTo("model-service");
    assertThat(letter.cause()).isEqualTo("block 0: was due");
    DeadLetter frame = DeadLetter.ofFrame("ingest-service", "topic", "a.xyz: frame 3: no box");
    assertThat(frame.service()).isEqualTo("ingest-service");
    assertThat(frame.cause()).isEqualTo("a.xyz: frame 3: no box");
    DeadLetter foreign = new DeadLetter("topic", 7, 123, null, "Who knows: nobody");
    assertThat(foreign.service()).isNull();
    assertThat(foreign.cause()).isEqualTo("Who knows: nobody");
  }

  @Test
  void theRecordsOwnHeadersAreLeft() {
    Headers headers = CloudEvents.headers("t/c/0#1/3", "supercool.graph", "graph-service", "x");
    Headers before = new RecordHeaders(headers);
    DeadLetter.of("model-service", "topic", 7, 123, "why").addTo(headers);
    add(headers, "dead-letter-exception-class-name", "of the connector's");
    DeadLetter.removeFrom(headers);
    assertThat(headers).isEqualTo(before);
  }

  @Test
  void twoLettersOfOneRecordHaveOnePlace() {
    DeadLetter first = DeadLetter.of("service", "topic", 1, 2, "first time");
    DeadLetter again = DeadLetter.of("service", "topic", 1, 2, "after a restart");
    assertThat(again.place()).isEqualTo(first.place());
    assertThat(DeadLetter.of("service", "topic", 2, 1, "").place()).isNotEqualTo(first.place());
  }

  @Test
  void aLetterOfSomebodyElseSaysWhatItCan() {
    DeadLetter letter = DeadLetter.read(record(Topics.GRAPHS, 5, null));
    assertThat(letter)
        .isEqualTo(
            new DeadLetter(
                "supercool.graphs.v1", DeadLetter.NO_RECORD, 5, null, "no reason given"));
    assertThat(DeadLetter.read(new ConsumerRecord<>("elsewhere", 0, 5, "", GARBAGE)).topic())
        .isEqualTo("elsewhere");
  }

  @Test
  void theSubjectOfARequestWithoutHeadersIsInItsText() {
    byte[] request = Json.write(SourceRequest.of("request-1", "file.npz", Split.TEST));
    assertThat(DeadLetter.read(record(Topics.SOURCES, 0, request)).subject())
        .isEqualTo("request-1");
    assertThat(DeadLetter.read(record(Topics.SOURCES, 0, GARBAGE)).subject()).isNull();
    assertThat(DeadLetter.read(record(Topics.GRAPHS, 0, request)).subject()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-1 | -1",
        "-7 | 5",
        "0x10 | 0",
        "1e3 | 0",
        "` 3` | 0",
        "١٢ | 0",
        "99999999999999999999 | 0",
        "`` | ``",
        "one | two",
      })
  void aPlaceThatCannotBeIsNone(String offset, String partition) {
    ConsumerRecord<String, byte[]> record = record(Topics.GRAPHS, 5, GARBAGE);
    add(record.headers(), "dead-letter-offset", offset);
    add(record.headers(), "dead-letter-partition", partition);
    DeadLetter letter = DeadLetter.read(record);
    assertThat(letter.partition()).isEqualTo(DeadLetter.NO_RECORD);
    assertThat(letter.place()).isEqualTo("supercool.graphs.v1, letter 5");
  }

  @ParameterizedTest
  @CsvSource({"4294967297", "-2", "x"})
  void aPartitionThatCannotBeIsNoneEvenWithAnOffset(String partition) {
    ConsumerRecord<String, byte[]> record = record(Topics.GRAPHS, 5, GARBAGE);
    add(record.headers(), "dead-letter-offset", "12");
    add(record.headers(), "dead-letter-partition", partition);
    assertThat(DeadLetter.read(record).place()).isEqualTo("supercool.graphs.v1, letter 5");
  }

  @Test
  void aReasonIsCutWhereItIsAbsurdlyLong() {
    ConsumerRecord<String, byte[]> record = record(Topics.GRAPHS, 5, GARBAGE);
    add(record.headers(), "dead-letter-reason", "r".repeat(100_000));
    assertThat(DeadLetter.read(record).reason()).hasSize(2000);
    assertThat(DeadLetter.of("service", "topic", 0, 0, "r".repeat(100_000)).reason())
        .hasSize(2000)
        .startsWith("service: topic[0]@0: ");
  }

  @Test
  void anyHeadersAreRead() {
    Random random = new Random(7);
    String[] names = {
      "dead-letter-topic",
      "dead-letter-partition",
      "dead-letter-offset",
      "dead-letter-reason",
      "ce_id",
      "ce_type"
    };
    for (int i = 0; i < 2000; i++) {
      byte[] value = new byte[random.nextInt(40)];
      random.nextBytes(value);
      ConsumerRecord<String, byte[]> record = record(Topics.SOURCES, i, value);
      for (String name : names) {
        byte[] header = new byte[random.nextInt(12)];
        random.nextBytes(header);
        record.headers().add(name, random.nextInt(4) == 0 ? null : header);
      }
      DeadLetter letter = DeadLetter.read(record);
      assertThat(letter.place()).isNotEmpty();
      assertThat(letter.reason()).isNotNull();
    }
  }

  private static ConsumerRecord<String, byte[]> record(
      Topic<?> origin, long offset, byte @Nullable [] value) {
    return new ConsumerRecord<>(origin.deadLetters(), 0, offset, "key", value);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
