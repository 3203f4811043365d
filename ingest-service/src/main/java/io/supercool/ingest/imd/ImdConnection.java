package io.supercool.ingest.imd;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * A connection to a simulation that speaks IMD, version 2 (LAMMPS {@code fix imd}, NAMD, GROMACS)
 * or 3. Headers are big-endian: a type and a length; bodies have the simulation's byte order, which
 * the handshake tells. Nothing is sent but the signals to go and to disconnect.
 *
 * @see <a href="https://imdclient.readthedocs.io/en/latest/protocol_v3.html">IMDv3 protocol</a>
 */
final class ImdConnection implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ImdConnection.class);
  private static final int HEADER_BYTES = 8;
  private static final int SESSION_INFO_BYTES = 7;
  private static final int SESSION_INFO_COORDINATES = 3;
  private static final int READ_MILLIS = 250;
  private static final int FAREWELL_MILLIS = 5000;

  private final Socket socket;
  private boolean greeted;
  private final ImdInput in;
  private final ImdPackets packets;
  private final int version;

  /**
   * Connects and says go. A simulation may end itself if it does not hear that within a second of
   * its handshake: have everything ready before.
   *
   * @param particles how many the simulation must send; memory is taken for these alone
   * @param givenUp asked now and then whether to stop waiting
   * @throws ImdException if what answers there does not speak IMD
   */
  ImdConnection(
      InetSocketAddress address, int connectMillis, int particles, BooleanSupplier givenUp)
      throws IOException {
    socket = new Socket();
    try {
      socket.connect(address, connectMillis);
      socket.setSoTimeout(READ_MILLIS);
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      in = new ImdInput(socket.getInputStream(), givenUp);
      ByteBuffer handshake = header();
      if (PacketType.of(handshake.getInt(0)) != PacketType.HANDSHAKE) {
        throw new ImdException(
            "what answers at %s does not begin with an IMD handshake".formatted(address),
            "check host and port");
      }
      greeted = true;
      int number = handshake.getInt(4);
      // In the order that is not the simulation's, its small number is a great one.
      ByteOrder order =
          Integer.compareUnsigned(number, Integer.reverseBytes(number)) <= 0
              ? ByteOrder.BIG_ENDIAN
              : ByteOrder.LITTLE_ENDIAN;
      version = handshake.order(order).getInt(4);
      if (version != 2 && version != 3) {
        throw refusal(
            "the simulation speaks IMD version %s, %s"
                .formatted(
                    Integer.toUnsignedString(version),
                    order == ByteOrder.BIG_ENDIAN ? "big-endian" : "little-endian"),
            "versions 2 and 3 are understood: choose one in the simulation's IMD settings, or"
                + " update its engine");
      }
      if (version == 3) {
        requireCoordinates();
      }
      send(PacketType.GO);
      packets = new ImdPackets(in, order, particles);
      LOG.infof("%s speaks IMD version %d, %s", address, version, order);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** 2 or 3. */
  int version() {
    return version;
  }

  /**
   * The next frame, as soon as it is there.
   *
   * @throws IOException if the connection ends
   * @throws ImdException if what comes is not IMD, or not of as many particles as it must be
   */
  ImdFrame next() throws IOException {
    return packets.next();
  }

  private ByteBuffer header() throws IOException {
    return in.read(new byte[HEADER_BYTES], HEADER_BYTES);
  }

  /** Reads what version 3 says of the session. */
  private void requireCoordinates() throws IOException {
    ByteBuffer header = header();
    int length = header.getInt(4);
    if (PacketType.of(header.getInt(0)) != PacketType.SESSION_INFO
        || length != SESSION_INFO_BYTES) {
      throw refusal(
          "the handshake of version 3 is followed by packet %d of length %d, not by 7 bytes of session info"
              .formatted(header.getInt(0), length),
          "update the simulation engine, or let it speak version 2");
    }
    byte[] info = new byte[SESSION_INFO_BYTES];
    if (in.read(info, SESSION_INFO_BYTES).get(SESSION_INFO_COORDINATES) == 0) {
      throw refusal(
          "the simulation does not send coordinates", "switch them on in its IMD settings");
    }
  }

  /** Says go before it is given up: a simulation may end itself if nobody does. */
  private ImdException refusal(String reason, String advice) throws IOException {
    send(PacketType.GO);
    return new ImdException(reason, advice);
  }

  private void send(PacketType type) throws IOException {
    socket
        .getOutputStream()
        .write(ByteBuffer.allocate(HEADER_BYTES).putInt(type.ordinal()).array());
  }

  /**
   * Takes leave: the simulation is told, and listened to until it has heard. One that finds its
   * frame cannot be written may stop.
   */
  @Override
  public void close() {
    try (socket) {
      if (!greeted) {
        return;
      }
      send(PacketType.DISCONNECT);
      long end = System.nanoTime() + FAREWELL_MILLIS * 1_000_000L;
      InputStream rest = socket.getInputStream();
      byte[] passed = new byte[1 << 16];
      while (System.nanoTime() < end) {
        try {
          if (rest.read(passed) < 0) {
            return;
          }
        } catch (SocketTimeoutException e) {
          // It is between two frames.
        }
      }
    } catch (IOException e) {
      LOG.debugf("The simulation left first: %s", e.getMessage());
    }
  }
}
