package io.supercool.storage.npz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Python's literals of text, whole numbers, {@code True}, {@code False}, {@code None},
 * tuples, lists and dictionaries, as any Python writes them: either quote, prefixes {@code u} and
 * {@code b}, numbers that end in {@code L}. Nothing is run.
 *
 * <p>Texts become {@code String}, numbers {@code BigInteger}, {@code None} {@link #NONE}, tuples
 * and lists {@code List}, dictionaries {@code Map}.
 */
final class PythonLiteral {
  /** Python's None. */
  static final Object NONE = new Object();

  private static final int MAX_DEPTH = 20;
  private static final Pattern PREFIX = Pattern.compile("(?i)(u|b|r|br|rb)?(?=['\"])");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern INTEGER =
      Pattern.compile(
          "([+-]?)(?:0[xX]([0-9a-fA-F_]+)|0[oO]([0-7_]+)|0[bB]([01_]+)|(0+|[1-9][0-9_]*))[lL]?"
              + "(?![\\w.])");

  private final String text;
  private int at;
  private int depth;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /**
   * The value of {@code text}, which holds one literal and blanks around it.
   *
   * @throws MalformedArrayException that says where it is none
   */
  static Object parse(String text) {
    PythonLiteral literal = new PythonLiteral(text);
    Object value = literal.value();
    literal.skipBlanks();
    if (literal.at < text.length()) {
      throw literal.fault("the end was expected");
    }
    return value;
  }

  private Object value() {
    skipBlanks();
    if (++depth > MAX_DEPTH) {
      throw fault("it is nested too deeply");
    }
    Object value =
        switch (peek()) {
          case '{' -> dictionary();
          case '(' -> tuple();
          case '[' -> list(']');
          default -> atom();
        };
    depth--;
    return value;
  }

  private Object atom() {
    if (matches(PREFIX) != null) {
      return texts();
    }
    Matcher integer = matches(INTEGER);
    if (integer != null) {
      at = integer.end();
      return number(integer);
    }
    Matcher word = matches(WORD);
    if (word == null) {
      throw fault("a value was expected");
    }
    Object value =
        switch (word.group()) {
          case "True" -> Boolean.TRUE;
          case "False" -> Boolean.FALSE;
          case "None" -> NONE;
          default -> throw fault("`%s` is no literal".formatted(word.group()));
        };
    at = word.end();
    return value;
  }

  private BigInteger number(Matcher integer) {
    int[] radices = {16, 8, 2, 10};
    for (int form = 0; form < radices.length; form++) {
      String digits = integer.group(form + 2);
      if (digits != null) {
        if (digits.startsWith("_") || digits.endsWith("_") || digits.contains("__")) {
          throw fault("a number has its underscores where none may be");
        }
        BigInteger value = new BigInteger(digits.replace("_", ""), radices[form]);
        return integer.group(1).equals("-") ? value.negate() : value;
      }
    }
    throw fault("a number was expected");
  }

  /** One text, or several side by side, which Python joins. */
  private String texts() {
    StringBuilder joined = new StringBuilder();
    for (Matcher prefix = matches(PREFIX); prefix != null; prefix = matches(PREFIX)) {
      at = prefix.end();
      String letters = prefix.group().toLowerCase(Locale.ROOT);
      quoted(joined, !letters.contains("r"), letters.contains("b"));
      skipBlanks();
    }
    return joined.toString();
  }

  private void quoted(StringBuilder joined, boolean escapes, boolean bytes) {
    char quote = text.charAt(at++);
    for (char c = next(); c != quote; c = next()) {
      if (c == '\n') {
        throw fault("a text does not end in its line");
      }
      if (c != '\\') {
        joined.append(c);
      } else if (escapes) {
        escaped(joined, bytes);
      } else {
        joined.append(c).append(next());
      }
    }
  }

  private void escaped(StringBuilder joined, boolean bytes) {
    char c = next();
    switch (c) {
      case '\n' -> {
        // The text goes on in the next line.
      }
      case '\\', '\'', '"' -> joined.append(c);
      case 'a' -> joined.append('\7');
      case 'b' -> joined.append('\b');
      case 'f' -> joined.append('\f');
      case 'n' -> joined.append('\n');
      case 'r' -> joined.append('\r');
      case 't' -> joined.append('\t');
      case 'v' -> joined.append('\13');
      case 'x' -> joined.append((char) digits(16, 2, 2));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        joined.append((char) digits(8, 1, 3));
      }
      case 'u', 'U' -> {
        if (bytes) {
          joined.append('\\').append(c);
        } else {
          int length = c == 'u' ? 4 : 8;
          codePoint(joined, digits(16, length, length));
        }
      }
      case 'N' -> throw fault("characters by name are not read");
      default -> joined.append('\\').append(c);
    }
  }

  private void codePoint(StringBuilder joined, long code) {
    if (code > Character.MAX_CODE_POINT) {
      throw fault("there is no character of that number");
    }
    joined.appendCodePoint((int) code);
  }

  private long digits(int radix, int least, int most) {
    long value = 0;
    int count = 0;
    while (count < most && at < text.length() && Character.digit(text.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at++), radix);
      count++;
    }
    if (count < least) {
      throw fault("an escape ends early");
    }
    return value;
  }

  /** What stands in parentheses: a tuple if there is a comma or nothing, else the value itself. */
  private Object tuple() {
    int begin = at;
    List<Object> items = list(')');
    boolean comma =
        items.size() != 1 || text.substring(begin, at - 1).stripTrailing().endsWith(",");
    return comma ? items : items.get(0);
  }

  private List<Object> list(char end) {
    at++;
    List<Object> items = new ArrayList<>();
    while (!closes(end, items.isEmpty())) {
      items.add(value());
    }
    return List.copyOf(items);
  }

  private Map<Object, Object> dictionary() {
    at++;
    Map<Object, Object> items = new LinkedHashMap<>();
    while (!closes('}', items.isEmpty())) {
      Object key = value();
      skipBlanks();
      require(':');
      if (items.put(key, value()) != null) {
        throw fault("the key `%s` comes twice".formatted(key));
      }
    }
    return items;
  }

  /** Goes past the comma before the next item, or past the end. */
  private boolean closes(char end, boolean first) {
    skipBlanks();
    if (!first && peek() == ',') {
      at++;
      skipBlanks();
    } else if (!first && peek() != end) {
      throw fault("a comma or `%s` was expected".formatted(end));
    }
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private void require(char expected) {
    if (next() != expected) {
      at--;
      throw fault("`%s` was expected".formatted(expected));
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw fault("it ends early");
    }
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private @Nullable Matcher matches(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher : null;
  }

  private MalformedArrayException fault(String reason) {
    return MalformedArrayException.unlikeNumPys(
        "has an unreadable header: %s at character %d".formatted(reason, at));
  }
}
