package io.supercool.contracts.wire;

import io.supercool.contracts.Payload;
import io.supercool.contracts.RecordLimits;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Payloads in files, one after another: of each the number of its blocks, then its blocks as on the
 * topics, each after its length in bytes. Numbers are of 4 bytes, the highest first.
 */
public final class PayloadFile {
  private PayloadFile() {}

  /**
   * Writes a payload after what {@code out} has got.
   *
   * @throws io.supercool.contracts.ContractException if it is not what its topic promises; then
   *     nothing is written
   */
  public static <T extends Payload> void write(
      PayloadCodec<T> codec, T payload, DataOutputStream out) throws IOException {
    List<byte[]> blocks = codec.encode(payload, RecordLimits.BLOCK_BYTES);
    out.writeInt(blocks.size());
    for (byte[] block : blocks) {
      out.writeInt(block.length);
      out.write(block);
    }
  }

  /**
   * Reads the next payload that {@link #write} wrote.
   *
   * @throws IOException if the file ends before the payload does, or no payload has so many blocks
   *     or so large ones
   * @throws io.supercool.contracts.ContractException if its blocks are not those of such a payload
   */
  public static <T extends Payload> T read(PayloadCodec<T> codec, DataInputStream in)
      throws IOException {
    int count = in.readInt();
    if (count < 1) {
      throw new IOException("a payload of %d blocks".formatted(count));
    }
    List<Block<T>> blocks = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      int length = in.readInt();
      if (length < 0 || length > RecordLimits.MAX_RECORD_BYTES) {
        throw new IOException("block %d of %d has %d bytes".formatted(index, count, length));
      }
      byte[] block = new byte[length];
      in.readFully(block);
      blocks.add(codec.decode(block));
    }
    return codec.join(blocks);
  }
}
