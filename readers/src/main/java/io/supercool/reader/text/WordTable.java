package io.supercool.reader.text;

import io.supercool.reader.frame.MalformedFrameException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A few words that come over and over, such as names of species: each by its index. */
public final class WordTable {
  private static final int MAX_WORDS = 126;

  private final List<byte[]> words = new ArrayList<>();
  private int latest;

  /** Index of the next word of {@code in}, a new one if it has not been seen. */
  public byte next(TextInput in) {
    in.requireWord();
    if (latest < words.size() && in.wordIs(words.get(latest))) {
      return (byte) latest;
    }
    for (latest = 0; latest < words.size(); latest++) {
      if (in.wordIs(words.get(latest))) {
        return (byte) latest;
      }
    }
    if (words.size() == MAX_WORDS) {
      throw new MalformedFrameException(
          "more than %d species".formatted(MAX_WORDS), "check the column of elements");
    }
    words.add(in.word().getBytes(StandardCharsets.UTF_8));
    return (byte) latest;
  }

  /** All words by index. */
  public List<String> words() {
    return words.stream().map(word -> new String(word, StandardCharsets.UTF_8)).toList();
  }
}
