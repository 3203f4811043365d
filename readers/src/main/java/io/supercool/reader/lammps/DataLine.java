package io.supercool.reader.lammps;

import io.supercool.reader.text.TextInput;
import java.util.List;

/**
 * A line of a LAMMPS data file without its comment, which begins at a {@code #} anywhere.
 *
 * @param words separated by blanks or tabs
 * @param comment what stands behind the {@code #}; empty if nothing does
 */
record DataLine(List<String> words, String comment) {

  /** The present line of {@code in}, whose own place in it is left alone. */
  static DataLine of(TextInput in) {
    String text = in.text();
    int hash = text.indexOf('#');
    String content = (hash < 0 ? text : text.substring(0, hash)).trim();
    return new DataLine(
        content.isEmpty() ? List.of() : List.of(content.split("\\s+")),
        hash < 0 ? "" : text.substring(hash + 1).trim());
  }

  boolean isBlank() {
    return words.isEmpty();
  }

  /** How many words, from the first, begin as numbers do. */
  int numbers() {
    int count = 0;
    while (count < words.size() && "+-.0123456789".indexOf(words.get(count).charAt(0)) >= 0) {
      count++;
    }
    return count;
  }

  /** The words from {@code first} on. */
  String from(int first) {
    return String.join(" ", words.subList(first, words.size()));
  }
}
