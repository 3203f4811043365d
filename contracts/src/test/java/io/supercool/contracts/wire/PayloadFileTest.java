package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Label;
import io.supercool.contracts.RecordLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadFileTest {
  private static final GraphCodec GRAPHS = new GraphCodec();
  private static final LabelCodec LABELS = new LabelCodec();

  private final RandomPayloads random = new RandomPayloads(12);

  @Test
  void payloadsAreReadInTheOrderInWhichTheyWereWritten() throws IOException {
    Graph graph = random.graph(4096, true);
    Label label = random.label(20, true);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    PayloadFile.write(GRAPHS, graph, out);
    PayloadFile.write(LABELS, label, out);
    DataInputStream in = input(file.toByteArray());
    assertThat(ByteBuffer.wrap(file.toByteArray()).getInt()).as("blocks").isGreaterThan(1);
    Exactly.assertSame(PayloadFile.read(GRAPHS, in), graph);
    Exactly.assertSame(PayloadFile.read(LABELS, in), label);
    assertThat(in.read()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aPayloadWithoutBlocksIsRefused(int count) {
    assertThatThrownBy(() -> PayloadFile.read(LABELS, input(numbers(count))))
        .isInstanceOf(IOException.class)
        .hasMessage("a payload of " + count + " blocks");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, RecordLimits.MAX_RECORD_BYTES + 1, Integer.MAX_VALUE})
  void aBlockNoRecordCouldHoldIsRefused(int length) {
    assertThatThrownBy(() -> PayloadFile.read(LABELS, input(numbers(2, length))))
        .isInstanceOf(IOException.class)
        .hasMessage("block 0 of 2 has " + length + " bytes");
  }

  @Test
  void aFileThatEndsTooEarlyIsRefused() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PayloadFile.write(LABELS, random.label(20, false), new DataOutputStream(file));
    byte[] whole = file.toByteArray();
    for (int bytes : new int[] {0, 3, 7, 8, whole.length - 1}) {
      assertThatThrownBy(() -> PayloadFile.read(LABELS, input(Arrays.copyOf(whole, bytes))))
          .as("%d bytes", bytes)
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void anotherPayloadIsRefused() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PayloadFile.write(LABELS, random.label(20, false), new DataOutputStream(file));
    assertThatThrownBy(() -> PayloadFile.read(GRAPHS, input(file.toByteArray())))
        .isInstanceOf(ContractException.class)
        .hasMessage("not a graph/4 record: schema label/2");
  }

  private static byte[] numbers(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    bytes.asIntBuffer().put(numbers);
    return bytes.array();
  }

  private static DataInputStream input(byte[] file) {
    return new DataInputStream(new ByteArrayInputStream(file));
  }
}
