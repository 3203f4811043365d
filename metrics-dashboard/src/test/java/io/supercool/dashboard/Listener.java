package io.supercool.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page without a browser: keeps what the websocket tells it. */
final class Listener implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final WebSocket socket;

  Listener(URI live) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(live, this).join();
  }

  /** Bodies told so far of one section. */
  List<JsonNode> bodies(String section) {
    return messages.stream()
        .filter(message -> message.get("section").asText().equals(section))
        .map(message -> message.get("body"))
        .toList();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      messages.add(parse(text.toString()));
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    while (data.hasRemaining()) {
      bytes.write(data.get());
    }
    if (last) {
      ByteBuffer frame = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
      byte[] header = new byte[frame.getInt()];
      frame.get(header);
      frames.add(parse(new String(header, StandardCharsets.UTF_8)));
      bytes.reset();
    }
    socket.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }
}
