package io.supercool.contracts.topic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Id of a block: that of its payload, then {@code #index/count}.
 *
 * @param recordId id of the payload
 * @param index which block, from 0
 * @param count how many blocks the payload has
 */
public record BlockId(String recordId, int index, int count) {
  private static final Pattern TEXT = Pattern.compile("(.*)#(\\d{1,9})/(\\d{1,9})", Pattern.DOTALL);

  /** Reads what {@link #toString} writes; null for what is no such id. */
  public static @Nullable BlockId parse(@Nullable String text) {
    Matcher parts = TEXT.matcher(text == null ? "" : text);
    if (!parts.matches()) {
      return null;
    }
    int index = Integer.parseInt(parts.group(2));
    int count = Integer.parseInt(parts.group(3));
    return index < count ? new BlockId(parts.group(1), index, count) : null;
  }

  @Override
  public String toString() {
    return recordId + "#" + index + "/" + count;
  }
}
