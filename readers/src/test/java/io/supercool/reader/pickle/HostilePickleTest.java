package io.supercool.reader.pickle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Split;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostilePickleTest {
  private final BapstReader reader = new BapstReader(new ReadLimits(1 << 20, 1 << 20, 9, 5000));
  @TempDir Path folder;

  /** Instructions after the protocol, and what the refusal must say. */
  static Stream<Arguments> attacks() {
    return Stream.of(
        Arguments.of("os.system", "cos\nsystem\n\u008c\4true\u0085R.", "os.system"),
        Arguments.of("posix", "\u008c\5posix\u008c\6system\u0093.", "posix.system"),
        Arguments.of("eval", "cbuiltins\neval\n\u008c\0031+1\u0085R.", "builtins.eval"),
        Arguments.of("getattr", "c__builtin__\ngetattr\n.", "__builtin__.getattr"),
        Arguments.of("class", "c__main__\nParameters\n)\u0081}b.", "an object of __main__.Para"),
        Arguments.of("old class", "(c__main__\nParameters\no}b.", "an object of __main__.Para"),
        Arguments.of("object of a number", "K\1)\u0081.", "not a class"),
        Arguments.of("set", "\u008f(K\1\u0090.", "a set"),
        Arguments.of("ordered", "ccollections\nOrderedDict\n)R.", "collections.OrderedDict"),
        Arguments.of("persistent id of a value", "K\1Q.", "instruction 0x51"),
        Arguments.of("buffer from elsewhere", "\u0097.", "instruction 0x97"),
        Arguments.of("numpy loads", "cnumpy.core.multiarray\nfromstring\n.", "fromstring"),
        Arguments.of("dotted", "\u008c\5numpy\u008c\14ndarray.load\u0093.", "ndarray.load"),
        Arguments.of("instance", "(ios\nsystem\n.", "instruction 0x69"),
        Arguments.of("new object", "cnumpy\nndarray\n)\u0081.", "an object of"),
        Arguments.of("persistent id", "Pevil\n.", "instruction 0x50"),
        Arguments.of("extension", "\u0082\1.", "instruction 0x82"),
        Arguments.of("huge text", "X\u00ff\u00ff\u00ff\u007f.", "2147483647 bytes where 1 are"),
        Arguments.of("huge bytes", "\u008e" + "\u00ff".repeat(8) + ".", "18446744073709551615"),
        Arguments.of("huge frame", "\u0095" + "\u00ff".repeat(7) + "\u007f.", "bytes where 1"),
        Arguments.of("huge integer", "\u008a\u00ff" + "1".repeat(255) + ".", "integer of 255"),
        Arguments.of("memo from nowhere", "j\u00ff\u00ff\u00ff\u00ff.", "4294967295"),
        Arguments.of("huge memo index", "Nr\u00ff\u00ff\u00ff\u00ff.", "is not a dictionary"),
        Arguments.of("empty stack", "R.", "not there"),
        Arguments.of("lonely end of tuple", "t.", "never began"),
        Arguments.of("list as key", "}]Ns.", "dictionary key"),
        Arguments.of("self-containing list", "]q\0h\0a.", "is not a dictionary"),
        Arguments.of("deep nesting", "]".repeat(4000) + "a".repeat(3000) + ".", "instructions"),
        Arguments.of("calling a number", "K\1)R.", "not a function"),
        Arguments.of("protocol 9", "\u0080\11.", "protocol 9"),
        Arguments.of("long name", "c" + "x".repeat(400) + "\n.", "256 characters"),
        Arguments.of("nothing", "", "ends early"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void refusesBeforeAnythingHappens(String what, String instructions, String reason)
      throws Exception {
    assertRefused("\u0080\3" + instructions, reason);
  }

  @Test
  void refusesToUnpackOneTextManyTimes() throws Exception {
    StringBuilder pickle = new StringBuilder("\u0080\3c_codecs\nencode\nq\0X\0\20\0\0");
    pickle.append("x".repeat(4096)).append("q\1\u008c\6latin1\u0086q\2");
    pickle.append("h\0h\2R".repeat(1000)).append('.');
    assertRefused(pickle.toString(), "unpacks to more bytes");
  }

  @Test
  void refusesToAverageOneArrayManyTimes() throws Exception {
    String good =
        Files.readString(
            Path.of(HostilePickleTest.class.getResource("/pickle/protocol3.pickle").toURI()),
            StandardCharsets.ISO_8859_1);
    // The list of replicas of the last time gets its first replica again and again.
    String again = "h" + good.charAt(good.lastIndexOf("Rq") + 2);
    int end = good.lastIndexOf("eeu.");
    assertRefused(good.substring(0, end) + again.repeat(900) + good.substring(end), "same array");
  }

  @Test
  void refusesMoreInstructionsThanDataNeeds() throws Exception {
    assertRefused("\u0080\3" + "N".repeat(6000) + ".", "more than 5000 instructions");
  }

  private void assertRefused(String pickle, String reason) throws Exception {
    Path file =
        Files.writeString(folder.resolve("hostile.pickle"), pickle, StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> reader.read(new Source(file, Split.LIVE, null), frame -> {}))
        .isInstanceOf(SourceFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }
}
