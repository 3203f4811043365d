package io.supercool.launcher.deadletter;

import io.supercool.console.UserException;
import io.supercool.contracts.text.NearestName;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Which dead letter: {@code sources:12} is at offset 12 of the dead letters of {@code
 * supercool.sources.v1}. It stays the same for as long as the letter is there.
 *
 * @param topic whose record it stands for
 * @param offset its own, on the topic of dead letters
 */
public record LetterName(Topic<?> topic, long offset) {
  private static final Pattern TEXT = Pattern.compile("(.+):(\\d{1,18})");

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws UserException if it is no such name
   */
  public static LetterName parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new UserException(
          "`%s` names no dead letter; a name is such as sources:12. See: ./supercool dead-letters list"
              .formatted(text));
    }
    return new LetterName(topic(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  /**
   * The topic that a user names: {@code sources}, {@code supercool.sources.v1}, or the topic of its
   * dead letters.
   *
   * @throws UserException if there is none
   */
  public static Topic<?> topic(String text) {
    List<String> names = Topics.ALL.stream().<String>map(LetterName::brief).toList();
    return Topics.named(text)
        .or(() -> Topics.ofDeadLetters(text))
        .or(() -> Topics.ALL.stream().filter(topic -> brief(topic).equals(text)).findAny())
        .orElseThrow(
            () ->
                new UserException(
                    "There is no topic `%s`; did you mean %s? There are %s."
                        .formatted(text, NearestName.to(text, names), String.join(", ", names))));
  }

  /** Where the dead letters of a topic are: they have one partition. */
  static TopicPartition partition(Topic<?> topic) {
    return new TopicPartition(topic.deadLetters(), 0);
  }

  /** The topic's name without what all names have. */
  private static String brief(Topic<?> topic) {
    return topic.name().replaceFirst("^supercool\\.", "").replaceFirst("\\.v\\d+$", "");
  }

  @Override
  public String toString() {
    return brief(topic) + ":" + offset;
  }
}
