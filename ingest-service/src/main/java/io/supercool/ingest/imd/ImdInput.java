package io.supercool.ingest.imd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * Bytes of a connection whose reads time out now and then, so that waiting for a slow simulation
 * can be given up without losing the place in the stream.
 */
final class ImdInput {
  private final InputStream in;
  private final BooleanSupplier givenUp;

  /** Reads {@code in} until {@code givenUp}. */
  ImdInput(InputStream in, BooleanSupplier givenUp) {
    this.in = in;
    this.givenUp = givenUp;
  }

  /**
   * The next bytes, in {@code buffer} from 0 to {@code length}.
   *
   * @throws GivenUpException if waiting was given up
   * @throws EOFException if the connection ended before
   */
  ByteBuffer read(byte[] buffer, int length) throws IOException {
    int held = 0;
    while (held < length) {
      if (givenUp.getAsBoolean()) {
        throw new GivenUpException();
      }
      try {
        int more = in.read(buffer, held, length - held);
        if (more < 0) {
          throw new EOFException("the simulation closed the connection");
        }
        held += more;
      } catch (SocketTimeoutException e) {
        // Nothing yet; the loop asks whether to go on.
      }
    }
    return ByteBuffer.wrap(buffer, 0, length);
  }

  /** Nobody waits for the simulation any more. */
  static final class GivenUpException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
