package io.supercool.launcher.deadletter;

import io.supercool.contracts.topic.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of a dead letter; small, whatever the letter holds.
 *
 * @param letter its name
 * @param written when it was set aside, ISO 8601 in UTC
 * @param topic the record was on
 * @param partition the record was in; -1 for what never was a record
 * @param offset the record had; that of the letter for what never was a record
 * @param service that gave the record up; null if the letter does not say
 * @param subject id of the payload or request it is about; null if it does not say
 * @param key of the record as text, cut
 * @param reason why it could not be processed
 * @param bytes of the record's value
 */
public record LetterSummary(
    String letter,
    String written,
    String topic,
    int partition,
    long offset,
    @Nullable String service,
    @Nullable String subject,
    String key,
    String reason,
    int bytes) {
  private static final int MAX_TEXT = 300;

  /** Of a letter. */
  static LetterSummary of(Letter letter) {
    DeadLetter about = letter.about();
    String subject = about.subject();
    return new LetterSummary(
        letter.name().toString(),
        letter.written().toString(),
        cut(about.topic()),
        about.partition(),
        about.offset(),
        about.service(),
        subject == null ? null : cut(subject),
        cut(letter.keyText()),
        about.cause(),
        letter.bytes());
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }
}
