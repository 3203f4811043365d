package io.supercool.storage.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'abc', abc",
        "\"it's\", it's",
        "u'x', x",
        "b'x', x",
        "Rb'\\n', \\n",
        "'\\x41\\u00e9\\U00000042\\101\\n', `Aé" + "BA\n`",
        "b'\\u0041', \\u0041",
        "'a' \"b\"   u'c', abc",
        "'\\'\\q', '\\q",
        "'', ``",
        "('in parentheses'), in parentheses"
      })
  void readsTexts(String literal, String text) {
    assertThat(PythonLiteral.parse(literal)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12L, 12",
    "12l, 12",
    "-3, -3",
    "+3, 3",
    "1_000_000, 1000000",
    "0x_ff, 255",
    "0xFF, 255",
    "0o17, 15",
    "0b101, 5",
    "000, 0",
    "99999999999999999999L, 99999999999999999999",
    "(4), 4"
  })
  void readsWholeNumbers(String literal, String number) {
    if (literal.contains("x_")) {
      assertThatThrownBy(() -> PythonLiteral.parse(literal)).hasMessageContaining("underscores");
    } else {
      assertThat(PythonLiteral.parse(literal)).isEqualTo(new BigInteger(number));
    }
  }

  @Test
  void readsContainers() {
    assertThat(PythonLiteral.parse("()")).isEqualTo(List.of());
    assertThat(PythonLiteral.parse(" ( 1 , ) ")).isEqualTo(List.of(BigInteger.ONE));
    assertThat(PythonLiteral.parse("[[('x', '<f8'), ('y', '<i4', (2,)),],\n]"))
        .isEqualTo(
            List.of(
                List.of(List.of("x", "<f8"), List.of("y", "<i4", List.of(BigInteger.valueOf(2))))));
    assertThat(PythonLiteral.parse("{'a': True, 'b': {'c': False}, }"))
        .isEqualTo(Map.of("a", true, "b", Map.of("c", false)));
    assertThat(PythonLiteral.parse("None")).isSameAs(PythonLiteral.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{'a'}",
        "{'a': 1",
        "{'a': 1,,}",
        "{,}",
        "(,)",
        "[1 2]",
        "1.5",
        "1e3",
        "012",
        "1_",
        "1__0",
        "0x",
        "12x",
        "'abc",
        "'abc\n'",
        "'\\x4'",
        "'\\N{BULLET}'",
        "'\\UFFFFFFFF'",
        "true",
        "os.system('x')",
        "__import__",
        "{'a': 1, 'a': 2}",
        "1 1",
        "(1",
        "f'x'",
        "-",
        "--1",
        "lambda: 1",
        "1+1",
        "[1][0]"
      })
  void refusesEverythingElse(String literal) {
    assertThatThrownBy(() -> PythonLiteral.parse(literal))
        .isInstanceOf(MalformedArrayException.class)
        .hasMessageContaining("has an unreadable header")
        .hasMessageContaining("at character");
  }

  @Test
  void refusesDeepNestingBeforeTheStackEnds() {
    assertThatThrownBy(() -> PythonLiteral.parse("[".repeat(9_000)))
        .isInstanceOf(MalformedArrayException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void readsBackWhatIsWrittenAndRefusesOrReadsWhatIsDamaged() {
    Random random = new Random(9);
    for (int i = 0; i < 5_000; i++) {
      Object value = value(random, 0);
      String written = written(value, random);
      assertThat(PythonLiteral.parse(written)).as(written).isEqualTo(value);
      StringBuilder damaged = new StringBuilder(written);
      damaged.setCharAt(
          random.nextInt(damaged.length()), "'\"\\({[,:LuxN0 \n".charAt(random.nextInt(15)));
      try {
        PythonLiteral.parse(damaged.toString());
      } catch (MalformedArrayException expected) {
        assertThat(expected.reason()).startsWith("has an unreadable header");
      }
    }
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 3 : 5)) {
      case 0 ->
          random
              .ints(random.nextInt(5), 1, 300)
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      case 1 -> new BigInteger(random.nextInt(80), random).subtract(BigInteger.TEN);
      case 2 -> random.nextBoolean();
      case 3 -> {
        List<Object> items = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          items.add(value(random, depth + 1));
        }
        yield items;
      }
      default -> {
        Map<Object, Object> items = new LinkedHashMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          items.put("key" + n, value(random, depth + 1));
        }
        yield items;
      }
    };
  }

  private static String written(Object value, Random random) {
    String blank = " \t\n".substring(0, random.nextInt(4));
    if (value instanceof String text) {
      String quote = random.nextBoolean() ? "'" : "\"";
      StringBuilder escaped = new StringBuilder(random.nextBoolean() ? "u" : "").append(quote);
      for (char c : text.toCharArray()) {
        escaped.append(
            c < ' ' || "'\"\\".indexOf(c) >= 0 ? "\\x%02x".formatted((int) c) : String.valueOf(c));
      }
      return blank + escaped + quote + blank;
    }
    if (value instanceof Boolean bool) {
      return bool ? "True" : "False";
    }
    if (value instanceof List<?> items) {
      String inner =
          items.stream().map(item -> written(item, random)).collect(Collectors.joining(","));
      boolean tuple = random.nextBoolean();
      String comma =
          tuple && items.size() == 1 || !items.isEmpty() && random.nextBoolean() ? "," : "";
      return (tuple ? "(" : "[") + inner + comma + blank + (tuple ? ")" : "]");
    }
    if (value instanceof Map<?, ?> items) {
      return items.entrySet().stream()
          .map(item -> written(item.getKey(), random) + ":" + written(item.getValue(), random))
          .collect(Collectors.joining(",", "{", blank + "}"));
    }
    return value + (random.nextBoolean() ? "L" : "");
  }
}
