package io.supercool.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {

  @ParameterizedTest
  @ValueSource(strings = {"t/c/0", "t#1/c/0", "t/c#1/0", "t/c/0+2.5", "t/c/0@model #3", "t#/#c/0#"})
  void aBlocksIdIsThatOfItsPayloadAndItsPlace(String payload) {
    String id = CloudEvents.blockId(payload, 11, 300);
    assertThat(recordId(id)).isEqualTo(payload);
    assertThat(BlockId.parse(id)).isEqualTo(new BlockId(payload, 11, 300)).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request",
        "run #5",
        "liquid#1",
        "t#1/c/0",
        "a#1/2/3",
        "a#-1/2",
        "a#1/",
        "a#/2",
        "a#1/2\n",
        "a#1/2 (again)",
        "a#2/2",
        "a#1/99999999999",
      })
  void whatIsNoBlockIsNotCut(String id) {
    assertThat(recordId(id)).isEqualTo(id);
    assertThat(BlockId.parse(id)).isNull();
  }

  @Test
  void aRecordWithoutAnIdSaysNone() {
    assertThat(CloudEvents.recordId(new RecordHeaders())).isNull();
    assertThat(recordId(null)).isNull();
    assertThat(CloudEvents.block(new RecordHeaders())).isNull();
  }

  private static @Nullable String recordId(@Nullable String id) {
    return CloudEvents.recordId(
        new RecordHeaders().add("ce_id", id == null ? null : id.getBytes(StandardCharsets.UTF_8)));
  }
}
