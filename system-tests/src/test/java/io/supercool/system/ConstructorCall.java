package io.supercool.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constructor call in source text.
 *
 * @param type that is constructed
 * @param arguments as they are written
 */
record ConstructorCall(String type, List<String> arguments) {
  private static final Pattern NEW = Pattern.compile("\\bnew ([\\w.]+)(?:<[\\w<>, ?]*>)?\\(");
  private static final Pattern LITERAL =
      Pattern.compile("-?[\\d.][\\w.]*(?:e-?\\d+)?|\"(?:[^\"\\\\]|\\\\.)*\"|'.+'|true|false|null");

  /** All in a source file, comments set aside. */
  static List<ConstructorCall> in(String source) {
    String code = source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    List<ConstructorCall> calls = new ArrayList<>();
    Matcher matcher = NEW.matcher(code);
    while (matcher.find()) {
      calls.add(new ConstructorCall(matcher.group(1), arguments(code, matcher.end())));
    }
    return calls;
  }

  /** How many arguments are {@code null}. */
  long nulls() {
    return arguments.stream().filter("null"::equals).count();
  }

  /** The longest row of literals. */
  int adjacentLiterals() {
    int longest = 0;
    int row = 0;
    for (String argument : arguments) {
      row = LITERAL.matcher(argument).matches() ? row + 1 : 0;
      longest = Math.max(longest, row);
    }
    return longest;
  }

  /** The arguments that begin at {@code from}, after the opening parenthesis. */
  private static List<String> arguments(String code, int from) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int at = from; at < code.length(); at++) {
      char c = code.charAt(at);
      if (c == '"' || c == '\'') {
        at = endOfText(code, at);
      } else if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        arguments.add(code.substring(start, at).strip());
        start = at + 1;
        if (c == ')') {
          break;
        }
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
      }
    }
    return arguments;
  }

  private static int endOfText(String code, int from) {
    int at = from + 1;
    while (at < code.length() && code.charAt(at) != code.charAt(from)) {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
