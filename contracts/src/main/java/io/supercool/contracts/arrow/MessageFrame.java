package io.supercool.contracts.arrow;

import io.supercool.contracts.ContractException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * One message of an Arrow IPC stream: {@code FFFFFFFF}, the metadata's length, the metadata (a
 * flatbuffer), the body.
 *
 * @param message the metadata, cut out, so that no offset in it reaches beyond it
 * @param body where the body starts in the record
 * @param bodyLength bytes of the body, all within the record
 */
record MessageFrame(Message message, int body, int bodyLength) {
  /** What every message starts with. */
  static final int CONTINUATION = -1;

  /** No metadata of ours comes near; bounds what its strings can take. */
  private static final int MAX_METADATA_BYTES = 1 << 19;

  private static final int PREFIX_BYTES = 8;

  /** Reads the message at {@code position}; null at the end of the stream. */
  static @Nullable MessageFrame read(byte[] record, int position) {
    int remaining = record.length - position;
    if (remaining == 0) {
      return null;
    }
    if (remaining < PREFIX_BYTES) {
      throw new ContractException(
          "byte %d: %d bytes where an Arrow message was due".formatted(position, remaining));
    }
    ByteBuffer prefix = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    if (prefix.getInt(position) != CONTINUATION) {
      throw new ContractException(
          "byte %d: not an Arrow message (no continuation marker)".formatted(position));
    }
    int metadata = prefix.getInt(position + 4);
    if (metadata == 0) {
      return null;
    }
    remaining -= PREFIX_BYTES;
    if (metadata < 0 || metadata > Math.min(remaining, MAX_METADATA_BYTES)) {
      throw new ContractException(
          "byte %d: an Arrow message says %d bytes of metadata where at most %d can be"
              .formatted(position, metadata, Math.min(remaining, MAX_METADATA_BYTES)));
    }
    int start = position + PREFIX_BYTES;
    Message message =
        Message.getRootAsMessage(
            ByteBuffer.wrap(Arrays.copyOfRange(record, start, start + metadata)));
    if (message.version() != MetadataVersion.V5 && message.version() != MetadataVersion.V4) {
      throw new ContractException(
          "byte %d: Arrow metadata version %d".formatted(position, message.version() + 1));
    }
    long body = message.bodyLength();
    if (body < 0 || body > remaining - metadata) {
      throw new ContractException(
          "byte %d: an Arrow message says a body of %d bytes where %d are left"
              .formatted(position, body, remaining - metadata));
    }
    return new MessageFrame(message, start + metadata, (int) body);
  }

  /** Where the next message starts. */
  int end() {
    return body + bodyLength;
  }
}
