package io.supercool.reader.extxyz;

import io.supercool.reader.frame.MalformedFrameException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The comment line of extended XYZ by its specification (github.com/libAtoms/extxyz): keys, bare or
 * quoted, each with a value behind {@code =}, blanks around it or not. A value is a bare or quoted
 * string, or an array: {@code "1 2 3"}, {@code {1 2 3}}, {@code [1, 2, 3]} or a matrix {@code [[1,
 * 2], [3, 4]]}. A key without a value is true. Keys are told apart without regard to case.
 */
final class KeyValueLine {
  private static final String ADVICE = "write the file with ASE or OVITO, or correct this line";
  private static final String TRUE = "T";
  private static final String DELIMITERS = "=\"'[]{}";

  private final String line;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private int at;

  /**
   * A value.
   *
   * @param key as it is written
   * @param words its words, without quotes, brackets and commas
   * @param repeated whether the key comes twice, with another value
   */
  record Value(String key, List<String> words, boolean repeated) {
    /** The words as they would stand in quotes. */
    String text() {
      return String.join(" ", words);
    }
  }

  private KeyValueLine(String line) {
    this.line = line;
  }

  /**
   * The values of a line by their keys in small letters.
   *
   * @throws MalformedFrameException if it does not follow the grammar
   */
  static Map<String, Value> parse(String line) {
    KeyValueLine parser = new KeyValueLine(line);
    for (parser.skipBlanks(); parser.at < line.length(); parser.skipBlanks()) {
      parser.readPair();
    }
    return parser.values;
  }

  private void readPair() {
    char first = line.charAt(at);
    String key = first == '"' || first == '\'' ? quoted() : bare("key");
    int behindKey = at;
    skipBlanks();
    List<String> words = List.of(TRUE);
    if (at < line.length() && line.charAt(at) == '=') {
      at++;
      skipBlanks();
      words = readValue(key);
    } else {
      at = behindKey;
    }
    String small = key.toLowerCase(Locale.ROOT);
    Value before = values.get(small);
    boolean repeated = before != null && (before.repeated() || !before.words().equals(words));
    values.put(small, new Value(key, words, repeated));
  }

  private List<String> readValue(String key) {
    if (at == line.length() || isKey()) {
      return List.of();
    }
    return switch (line.charAt(at)) {
      case '"', '\'' -> words(quoted());
      case '{' -> words(braced());
      case '[' -> bracketed();
      default -> words(bare("value of " + key));
    };
  }

  /** Whether what comes next is a key, so that the one before it has an empty value. */
  private boolean isKey() {
    int from = at;
    while (at < line.length() && line.charAt(at) > ' ' && DELIMITERS.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    boolean named = at > from;
    skipBlanks();
    boolean key = named && at < line.length() && line.charAt(at) == '=';
    at = from;
    return key;
  }

  private static List<String> words(String text) {
    String trimmed = text.trim();
    return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("\\s+"));
  }

  private String bare(String what) {
    int from = at;
    while (at < line.length() && line.charAt(at) > ' ' && DELIMITERS.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    if (at == from) {
      throw fault("`%s` stands where a %s should".formatted(line.charAt(at), what));
    }
    return line.substring(from, at);
  }

  private String quoted() {
    char quote = line.charAt(at++);
    StringBuilder text = new StringBuilder();
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == quote) {
        return text.toString();
      }
      if (c == '\\' && at < line.length()) {
        c = line.charAt(at++);
        c = c == 'n' ? '\n' : c;
      }
      text.append(c);
    }
    throw fault("a %c has no partner".formatted(quote));
  }

  private String braced() {
    int end = line.indexOf('}', at);
    if (end < 0) {
      throw fault("a { has no partner");
    }
    String inside = line.substring(at + 1, end);
    at = end + 1;
    return inside;
  }

  /** The elements of an array or a matrix, row after row. */
  private List<String> bracketed() {
    List<String> words = new ArrayList<>();
    Set<Integer> lengths = new HashSet<>();
    int rowStart = 0;
    int depth = 0;
    do {
      char c = line.charAt(at);
      switch (c) {
        case '[' -> {
          depth++;
          rowStart = words.size();
        }
        case ']' -> {
          if (depth == 2) {
            lengths.add(words.size() - rowStart);
          }
          depth--;
        }
        case ',', ' ', '\t' -> {}
        case '"', '\'' -> {
          words.add(quoted());
          at--;
        }
        default -> {
          words.add(element());
          at--;
        }
      }
      at++;
      if (depth > 2) {
        throw fault("an array has more than two axes");
      }
    } while (depth > 0 && at < line.length());
    if (depth > 0) {
      throw fault("a [ has no partner");
    }
    if (lengths.size() > 1) {
      throw fault("the rows of a matrix have different lengths");
    }
    return words;
  }

  private String element() {
    int from = at;
    while (at < line.length()
        && line.charAt(at) > ' '
        && ",[]{}=\"'".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    if (at == from) {
      throw fault("`%s` stands within an array".formatted(line.charAt(at)));
    }
    return line.substring(from, at);
  }

  private void skipBlanks() {
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
  }

  private static MalformedFrameException fault(String reason) {
    return new MalformedFrameException(reason, ADVICE);
  }
}
