package io.supercool.reader.recognition;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pickles of protocols 0 and 1, which have no signature, and of those newer than any known. */
final class OldPickle {
  private static final String NAME = "[A-Za-z_][\\w.]{0,99}\n";

  /** A dictionary, a list, an object of a class or a name, as texts. */
  private static final Pattern PROTOCOL_0 =
      Pattern.compile("\\([dl](p\\d{1,9}\n|\\()|\\(i" + NAME + NAME + "|c" + NAME + NAME + "(?!q)");

  /** An empty dictionary, list or tuple that is remembered or filled, or a name. */
  private static final Pattern PROTOCOL_1 =
      Pattern.compile("(?s)[}\\])](q.|r.{4}|\\()|c" + NAME + NAME + "q");

  private static final int PROTOCOL_INSTRUCTION = 0x80;
  private static final int MAX_PROTOCOL = 32;

  private OldPickle() {}

  /** The kind of a file that begins so, if it is one. */
  static Optional<Kind> find(byte[] start) {
    if (start.length > 1
        && Byte.toUnsignedInt(start[0]) == PROTOCOL_INSTRUCTION
        && start[1] >= 0
        && start[1] < MAX_PROTOCOL) {
      return kind(start[1]);
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (PROTOCOL_0.matcher(text).lookingAt()) {
      return kind(0);
    }
    return PROTOCOL_1.matcher(text).lookingAt() ? kind(1) : Optional.empty();
  }

  private static Optional<Kind> kind(int protocol) {
    return Optional.of(
        new Kind(
            "a pickle of protocol " + protocol,
            "write it with protocol 4: pickle.dump(data, file, protocol=4)"));
  }
}
