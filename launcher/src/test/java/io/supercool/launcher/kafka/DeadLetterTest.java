package io.supercool.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Split;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  @Test
  void subjectIsTheIdOfTheEventWithoutItsBlock() {
    ConsumerRecord<String, byte[]> record = record(Topics.GRAPHS.name(), new byte[] {1});
    header(record, "ce_id", "run/configuration/0#2/7");
    header(record, "dead-letter-reason", "block 2 is truncated");
    header(record, "dead-letter-partition", "3");
    header(record, "dead-letter-offset", "41");

    assertThat(DeadLetter.of(record))
        .isEqualTo(
            new DeadLetter(Topics.GRAPHS.name(), "run/configuration/0", "block 2 is truncated", "3@41"));
  }

  @Test
  void requestWithoutHeadersIsKnownByItsBody() {
    byte[] request = Json.write(SourceRequest.of("r:7", "/a.npz", Split.LIVE));

    assertThat(DeadLetter.of(record(Topics.SOURCES.name(), request)).subject()).isEqualTo("r:7");
  }

  @Test
  void garbageHasNoSubject() {
    for (String topic : Topics.ALL) {
      DeadLetter letter = DeadLetter.of(record(topic, "garbage".getBytes(StandardCharsets.UTF_8)));

      assertThat(letter).isEqualTo(new DeadLetter(topic, null, "no reason given", "letter 0"));
    }
    assertThat(DeadLetter.of(record(Topics.SOURCES.name(), null)).subject()).isNull();
  }

  private static ConsumerRecord<String, byte[]> record(String origin, byte[] value) {
    return new ConsumerRecord<>(Topics.deadLetters(origin), 0, 0, "key", value);
  }

  private static void header(ConsumerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
