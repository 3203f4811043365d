package io.supercool.ingest.imd;

import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following.WhenBehind;
import io.supercool.contracts.request.FollowingBuilder;
import io.supercool.contracts.request.SourceRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simulation that speaks IMD from a script: one connection after another, and at last one that
 * does not speak IMD, so that following ends.
 */
final class ScriptedSimulation implements AutoCloseable {
  /** What following ends with after the last session. */
  static final String END = "does not begin with an IMD handshake";

  private static final int HANDSHAKE_BYTES = 8;

  /** What is sent on one connection, before and after the client's first packet. */
  record Session(byte[] greeting, byte[] packets) {}

  /** Numbers of the packets that came from the client, over all connections. */
  final List<Integer> heard = Collections.synchronizedList(new ArrayList<>());

  private final ServerSocket server;
  private final Thread thread;
  private final Runnable onSent;

  ScriptedSimulation(List<Session> sessions) throws IOException {
    this(sessions, () -> {});
  }

  /** {@code onSent} is run when everything of a session is sent. */
  ScriptedSimulation(List<Session> sessions, Runnable onSent) throws IOException {
    this.onSent = onSent;
    List<Session> played = new ArrayList<>(sessions);
    played.add(new Session(new byte[HANDSHAKE_BYTES], new byte[0]));
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    thread =
        new Thread(
            () -> {
              for (Session session : played) {
                try (Socket socket = server.accept()) {
                  play(session, socket);
                } catch (IOException e) {
                  if (server.isClosed()) {
                    return;
                  }
                }
              }
            });
    thread.start();
  }

  private void play(Session session, Socket socket) throws IOException {
    socket.getOutputStream().write(session.greeting());
    if (session.greeting().length < HANDSHAKE_BYTES) {
      return;
    }
    DataInputStream in = new DataInputStream(socket.getInputStream());
    hear(in);
    socket.getOutputStream().write(session.packets());
    onSent.run();
    socket.shutdownOutput();
    try {
      while (true) {
        hear(in);
      }
    } catch (EOFException e) {
      // The client has left.
    }
  }

  private void hear(DataInputStream in) throws IOException {
    heard.add(in.readInt());
    in.readInt();
  }

  /** Asks to follow it. */
  SourceRequest request(@Nullable Double interval, WhenBehind whenBehind) {
    return SourceRequest.of("id", "imd://localhost:" + port(), Split.LIVE)
        .withFollowing(
            FollowingBuilder.builder().interval(interval).whenBehind(whenBehind).build());
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Bytes of packets, bodies in the given order. */
  static final class Script {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteOrder order;

    Script(ByteOrder order) {
      this.order = order;
    }

    Script handshake(int version) {
      write(ByteBuffer.allocate(4).putInt(4));
      write(ByteBuffer.allocate(4).order(order).putInt(version));
      return this;
    }

    Script sessionInfo(int... flags) {
      header(10, flags.length);
      for (int flag : flags) {
        bytes.write(flag);
      }
      return this;
    }

    Script header(int type, int length) {
      write(ByteBuffer.allocate(8).putInt(type).putInt(length));
      return this;
    }

    Script time(double dt, double time, long step) {
      header(12, 1);
      write(ByteBuffer.allocate(24).order(order).putDouble(dt).putDouble(time).putLong(step));
      return this;
    }

    /** The lower 32 bits of {@code step}. */
    Script energies(long step) {
      header(1, 1);
      write(ByteBuffer.allocate(40).order(order).putInt((int) step));
      return this;
    }

    Script floats(int type, int length, float... values) {
      header(type, length);
      ByteBuffer body = ByteBuffer.allocate(4 * values.length).order(order);
      for (float value : values) {
        body.putFloat(value);
      }
      write(body);
      return this;
    }

    Script box(float x, float y, float z) {
      return floats(13, 1, x, 0, 0, 0, y, 0, 0, 0, z);
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    private void write(ByteBuffer buffer) {
      try {
        bytes.write(buffer.array());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
