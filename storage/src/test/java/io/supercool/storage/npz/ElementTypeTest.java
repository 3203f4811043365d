package io.supercool.storage.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementTypeTest {
  @ParameterizedTest
  @CsvSource({
    "|i1, ff,               -1",
    "|u1, ff,               255",
    "|b1, 01,               1",
    "<i2, feff,             -2",
    ">i2, fffe,             -2",
    ">u2, fffe,             65534",
    "<i4, fdffffff,         -3",
    "<u4, ffffffff,         4294967295",
    "<i8, fcffffffffffffff, -4",
    ">u8, 8000000000000000, 9223372036854775808",
    "<f4, 0000c03f,         1.5",
    ">f4, 3fc00000,         1.5",
    "<f8, 000000000000f8bf, -1.5",
    ">f8, bff8000000000000, -1.5",
  })
  void decodesNumbersOfEitherByteOrder(String description, String hex, double value) {
    ElementType type = ElementType.parse(description).orElseThrow();
    double[] out = {7, 7};
    type.decode(ByteBuffer.wrap(java.util.HexFormat.of().parseHex(hex)), out, 1, 1);
    assertThat(out).containsExactly(7, value);
  }

  @Test
  void decodesTextWithoutPadding() {
    ElementType type = ElementType.parse("<U3").orElseThrow();
    byte[] data = {'l', 0, 0, 0, 'j', 0, 0, 0, 0, 0, 0, 0};
    assertThat(type.decodeText(ByteBuffer.wrap(data))).isEqualTo("lj");
  }

  @Test
  void decodesTextOfBytes() {
    ElementType type = ElementType.parse("|S4").orElseThrow();
    byte[] data = {'N', 'i', 0, 0};
    assertThat(type.decodeText(ByteBuffer.wrap(data))).isEqualTo("Ni");
    assertThat(type.isNumber()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"float64, <f8", ">float32, >f4", "?, |b1", "b, |i1", "=int64, <i8", "d, <f8"})
  void knowsTheNamesThatOtherProgramsWrite(String name, String description) {
    assertThat(ElementType.parse(name)).isPresent().isEqualTo(ElementType.parse(description));
  }

  @ParameterizedTest
  @CsvSource({
    "O", "|O8", "<c16", "<f2", "<f16", "<i3", "S0", "<U0", "V8", "<M8[s]", "float", "'é\n'",
    "<f8f8", "''"
  })
  void hasNoTypeForAnythingElse(String description) {
    assertThat(ElementType.parse(description)).isEmpty();
  }
}
