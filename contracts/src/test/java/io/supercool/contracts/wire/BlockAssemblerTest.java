package io.supercool.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.wire.BlockAssembler.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlockAssemblerTest {
  private static final ConfigurationCodec CODEC = new ConfigurationCodec();

  private final Configuration first = new RandomPayloads(1).configuration(40, 3, true);
  private final Configuration second = new RandomPayloads(2).configuration(40, 3, true);
  private final List<byte[]> one = CODEC.encode(first, 500);
  private final List<byte[]> two = CODEC.encode(second, 500);
  private BlockAssembler<Configuration, String> assembler;

  @BeforeEach
  void start() {
    assembler = new BlockAssembler<>(CODEC, 2);
    assertThat(one).hasSizeGreaterThan(3);
    assertThat(two).hasSizeGreaterThan(3);
  }

  @Test
  void interleavedPayloadsBothComplete() {
    List<String> onesMessages = new ArrayList<>();
    for (int i = 0; i < Math.max(one.size(), two.size()) - 1; i++) {
      if (i < one.size() - 1) {
        onesMessages.add("one" + i);
        assertThat(assembler.add(one.get(i), "one" + i).payload()).isNull();
      }
      if (i < two.size() - 1) {
        assertThat(assembler.add(two.get(i), "two" + i).payload()).isNull();
      }
    }
    onesMessages.add("last");
    Result<Configuration, String> result = assembler.add(one.get(one.size() - 1), "last");
    Exactly.assertSame(result.payload(), first);
    assertThat(result.messages()).isEqualTo(onesMessages);
    assertThat(assembler.add(two.get(two.size() - 1), "").payload())
        .usingRecursiveComparison()
        .isEqualTo(second);
  }

  @Test
  void aRedeliveryFromTheStartSupersedesWhatCame() {
    assembler.add(one.get(0), "a");
    assembler.add(one.get(1), "b");
    Result<Configuration, String> result = assembler.add(one.get(0), "c");
    assertThat(result.superseded()).containsExactly("a", "b");
    for (int i = 1; i < one.size(); i++) {
      result = assembler.add(one.get(i), "d" + i);
    }
    Exactly.assertSame(result.payload(), first);
    assertThat(result.messages()).hasSize(one.size()).startsWith("c", "d1");
  }

  @Test
  void aBlockTwiceIsDoneWithAtOnce() {
    assembler.add(one.get(0), "a");
    assembler.add(one.get(1), "b");
    assertThat(assembler.add(one.get(1), "again").superseded()).containsExactly("again");
    Result<Configuration, String> result = null;
    for (int i = 2; i < one.size(); i++) {
      result = assembler.add(one.get(i), "c" + i);
    }
    assertThat(result).isNotNull();
    Exactly.assertSame(result.payload(), first);
  }

  @Test
  void aGapGivesUpWhatCameButNothingElse() {
    assembler.add(two.get(0), "two");
    assembler.add(one.get(0), "a");
    Result<Configuration, String> gap = assembler.add(one.get(2), "c");
    assertThat(gap.abandoned()).containsExactly("a", "c");
    assertThat(gap.reason()).contains("block 2 of", first.snapshot().toString(), "block 1 was due");
    Result<Configuration, String> after = assembler.add(one.get(3), "d");
    assertThat(after.abandoned()).containsExactly("d");
    assertThat(after.reason()).contains("block 0 was due");
    for (int i = 1; i < two.size() - 1; i++) {
      assertThat(assembler.add(two.get(i), "").abandoned()).isEmpty();
    }
    assertThat(assembler.add(two.get(two.size() - 1), "").payload()).isNotNull();
  }

  @Test
  void tooManyUnfinishedGiveUpTheLongestWaiting() {
    assembler.add(one.get(0), "one");
    assembler.add(two.get(0), "two0");
    assembler.add(one.get(1), "one again");
    byte[] third = CODEC.encode(new RandomPayloads(3).configuration(40, 3, true), 1000).get(0);
    Result<Configuration, String> result = assembler.add(third, "three");
    assertThat(result.abandoned()).containsExactly("two0");
    assertThat(result.reason()).contains(second.snapshot().toString());
  }

  @Test
  void tooManyBytesGiveUpEvenTheOnlyOne() {
    assembler = new BlockAssembler<>(CODEC, 2, one.get(0).length + one.get(1).length);
    assertThat(assembler.add(one.get(0), "a").abandoned()).isEmpty();
    assertThat(assembler.add(one.get(1), "b").abandoned()).isEmpty();
    Result<Configuration, String> result = assembler.add(one.get(2), "c");
    assertThat(result.abandoned()).containsExactly("a", "b", "c");
    assertThat(assembler.add(two.get(0), "d").abandoned()).as("the bytes are free again").isEmpty();
  }

  @Test
  void whatDoesNotFitTheMemoryIsGivenUpWithAllItsMessages() {
    assembler = new BlockAssembler<>(new TooLarge(), 2);
    for (int i = 0; i < one.size() - 1; i++) {
      assembler.add(one.get(i), "" + i);
    }
    Result<Configuration, String> result = assembler.add(one.get(one.size() - 1), "last");
    assertThat(result.payload()).isNull();
    assertThat(result.abandoned()).hasSize(one.size()).startsWith("0", "1").endsWith("last");
    assertThat(result.reason()).contains(first.snapshot().toString(), "raise -Xmx");
  }

  @Test
  void garbageChangesNothing() {
    assembler.add(one.get(0), "a");
    assertThatThrownBy(() -> assembler.add(new byte[] {1, 2, 3}, "bad"))
        .isInstanceOf(ContractException.class);
    assertThatThrownBy(() -> assembler.add(null, "tombstone"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("empty");
    for (int i = 1; i < one.size() - 1; i++) {
      assembler.add(one.get(i), "");
    }
    assertThat(assembler.add(one.get(one.size() - 1), "").payload()).isNotNull();
  }

  /** Reads blocks like {@link #CODEC}, but has no room for the whole. */
  private static final class TooLarge implements PayloadCodec<Configuration> {
    @Override
    public List<byte[]> encode(Configuration payload, int targetBytes) {
      return CODEC.encode(payload, targetBytes);
    }

    @Override
    public Block<Configuration> decode(byte @Nullable [] record) {
      return CODEC.decode(record);
    }

    @Override
    public Configuration join(List<Block<Configuration>> blocks) {
      throw new OutOfMemoryError("Java heap space");
    }
  }
}
