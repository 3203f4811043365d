package io.supercool.reader.extxyz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyValueLineTest {

  private static Map<String, String> parse(String line) {
    return KeyValueLine.parse(line).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a=1                          | {a=1}",
        "a = 1 b =2 c= 3              | {a=1, b=2, c=3}",
        "'a'=1 \"b\" = \"x y\"        | {a=1, b=x y}",
        "A=\"1 2\" Flag b=T           | {a=1 2, b=T, flag=T}",
        "a={1 2 3}                    | {a=1 2 3}",
        "a=[1, 2,3]                   | {a=1 2 3}",
        "a=[[1, 2], [3, 4]] b=1       | {a=1 2 3 4, b=1}",
        "a=[\"x\", 'y']               | {a=x y}",
        "a=\"he said \\\"no\\\"\"     | {a=he said \"no\"}",
        "a=file:x/y.z(3)              | {a=file:x/y.z(3)}",
        "\ta\t=\t1                    | {a=1}",
        "a= b=\"x y\"                   | {a=, b=x y}",
        "a=                           | {a=}",
      })
  void followsTheSpecification(String line, String expected) {
    assertThat(new TreeMap<>(parse(line))).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a=\"1           | has no partner",
        "a=[1            | a [ has no partner",
        "a={1            | a { has no partner",
        "=1              | stands where a key should",
        "a=[[[1]]]       | more than two axes",
        "a=[[1, 2], [3]] | rows of a matrix have different lengths",
        "a=1]            | stands where a key should",
      })
  void refusesWhatDoesNot(String line, String reason) {
    assertThatThrownBy(() -> KeyValueLine.parse(line)).hasMessageContaining(reason);
  }

  @Test
  void keyThatComesTwiceWithAnotherValueIsMarked() {
    assertThat(KeyValueLine.parse("a=1 A=2").get("a").repeated()).isTrue();
    assertThat(KeyValueLine.parse("a=1 a=1").get("a").repeated()).isFalse();
  }

  @Test
  void anEmptyLineHasNoKeys() {
    assertThat(parse("  ")).isEmpty();
  }
}
