package io.supercool.model.online;

import io.supercool.contracts.Payload;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.wire.Block;
import io.supercool.contracts.wire.PayloadCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Payloads in files: their blocks as on the topics, each after its length. */
final class PayloadFile {
  private PayloadFile() {}

  static <T extends Payload> void write(PayloadCodec<T> codec, T payload, DataOutputStream out)
      throws IOException {
    List<byte[]> blocks = codec.encode(payload, RecordLimits.BLOCK_BYTES);
    out.writeInt(blocks.size());
    for (byte[] block : blocks) {
      out.writeInt(block.length);
      out.write(block);
    }
  }

  static <T extends Payload> T read(PayloadCodec<T> codec, DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Block<T>> blocks = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      int length = in.readInt();
      if (length < 0 || length > RecordLimits.MAX_RECORD_BYTES) {
        throw new IOException("block %d of %d has %d bytes".formatted(index, count, length));
      }
      blocks.add(codec.decode(in.readNBytes(length)));
    }
    return codec.join(blocks);
  }
}
