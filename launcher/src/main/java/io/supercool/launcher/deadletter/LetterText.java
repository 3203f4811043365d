package io.supercool.launcher.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Payload;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.PayloadTopic;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.wire.Block;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Header;

/** All that a dead letter holds, for people to read. */
public final class LetterText {
  private static final int MAX_TEXT = 20_000;

  private LetterText() {}

  /** Where it comes from, why, headers and value. */
  public static String of(Letter letter) {
    DeadLetter about = letter.about();
    StringBuilder text = new StringBuilder();
    line(text, "letter", letter.name() + ", on " + letter.name().topic().deadLetters());
    line(text, "written", letter.written().toString());
    line(
        text,
        "origin",
        about.partition() == DeadLetter.NO_RECORD
            ? "no record: asked for on " + about.topic()
            : "%s, partition %d, offset %d"
                .formatted(about.topic(), about.partition(), about.offset()));
    line(text, "service", about.service() == null ? "not said" : about.service());
    line(text, "about", about.subject() == null ? "not said" : about.subject());
    line(text, "key", letter.key() == null ? "none" : letter.keyText());
    line(text, "size", letter.bytes() + " bytes");
    line(text, "reason", about.cause());
    text.append("\nheaders\n");
    for (Header header : letter.headers()) {
      text.append("  ").append(header.key()).append(": ").append(value(header)).append('\n');
    }
    return text.append("\nvalue\n")
        .append(value(letter.name().topic(), letter.value()))
        .toString()
        .stripTrailing();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-9s%s%n", name, value));
  }

  private static String value(Header header) {
    return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String value(Topic<?> topic, byte[] value) {
    if (value == null) {
      return "none";
    }
    return topic instanceof PayloadTopic<?> payloads ? block(payloads, value) : json(value);
  }

  private static String json(byte[] value) {
    try {
      return Json.read(value, JsonNode.class).toPrettyString();
    } catch (ContractException e) {
      String text = new String(value, StandardCharsets.UTF_8);
      return "no JSON:\n" + (text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…");
    }
  }

  private static <T extends Payload> String block(PayloadTopic<T> topic, byte[] value) {
    try {
      Block<T> block = topic.codec().decode(value);
      return "%s: block %d of %d (counted from 0), particles %d to %d of %d"
          .formatted(
              block.part().recordId(),
              block.index(),
              block.count(),
              block.firstParticle(),
              block.firstParticle() + block.part().particles() - 1,
              block.particles());
    } catch (ContractException e) {
      return "no block that can be read: " + e.getMessage();
    }
  }
}
