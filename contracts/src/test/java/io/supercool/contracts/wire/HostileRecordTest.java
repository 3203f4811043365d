package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Payload;
import io.supercool.contracts.RecordLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileRecordTest {
  private static final int CASES = 2_000;

  private final RandomPayloads payloads = new RandomPayloads(1);

  @Test
  void damagedConfigurations() {
    fuzz(new ConfigurationCodec(), payloads.configuration(30, 3, true));
  }

  @Test
  void damagedGraphs() {
    fuzz(new GraphCodec(), payloads.graph(8, true));
    fuzz(new GraphCodec(), payloads.graph(8, false));
  }

  @Test
  void damagedPredictions() {
    fuzz(new PredictionCodec(), payloads.prediction(30, 2, true));
  }

  @Test
  void damagedReplicas() {
    fuzz(new ReplicaCodec(), payloads.replica(30, 3));
  }

  @Test
  void damagedLabels() {
    fuzz(new LabelCodec(), payloads.label(30, true));
  }

  @Test
  void theOtherPayloadsRecordsAreRefusedByName() {
    byte[] graph = new GraphCodec().encode(payloads.graph(8, true), 1 << 20).get(0);
    assertThatThrownBy(() -> new ConfigurationCodec().decode(graph))
        .isInstanceOf(ContractException.class)
        .hasMessage("not a configuration/2 record: schema graph/4");
    assertThatThrownBy(() -> new GraphCodec().decode("{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ContractException.class);
    assertThatThrownBy(() -> new GraphCodec().decode(new byte[RecordLimits.MAX_RECORD_BYTES + 1]))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("4194305 bytes");
    assertThatThrownBy(() -> new GraphCodec().decode(new byte[0]))
        .isInstanceOf(ContractException.class);
  }

  /** Bytes changed anywhere, most of them in the metadata, cut short, or replaced by a number. */
  private static <T extends Payload> void fuzz(PayloadCodec<T> codec, T payload) {
    List<byte[]> blocks = codec.encode(payload, 3000);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] record = damaged(blocks.get(random.nextInt(blocks.size())), random);
      try {
        Block<T> block = codec.decode(record);
        assertThat(block.part().recordId()).isNotEmpty();
        if (block.count() == 1) {
          assertThat(codec.join(List.of(block)).recordId()).isNotEmpty();
        }
      } catch (ContractException e) {
        assertThat(e.getMessage()).startsWith("not a ").hasSizeLessThan(1000);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(CASES / 4);
  }

  private static byte[] damaged(byte[] original, Random random) {
    byte[] record = original.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(record, random.nextInt(record.length));
      }
      case 1 -> {
        for (int i = 0; i <= random.nextInt(8); i++) {
          record[random.nextInt(record.length)] = (byte) random.nextInt();
        }
      }
      case 2 -> {
        int[] numbers = {0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt(4096)};
        int at = 4 * random.nextInt(record.length / 4 - 1);
        int number = numbers[random.nextInt(numbers.length)];
        for (int i = 0; i < 4; i++) {
          record[at + i] = (byte) (number >> (8 * i));
        }
      }
      default -> {
        int from = random.nextInt(record.length);
        int to = random.nextInt(record.length);
        int length = random.nextInt(Math.min(64, record.length - Math.max(from, to)) + 1);
        System.arraycopy(original, from, record, to, length);
      }
    }
    return record;
  }
}
