package io.supercool.dashboard.live;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;

/** The websocket of the page. It only sends; what the page says is not listened to. */
@WebSocket(path = "/live")
public class LiveSocket {
  private final Pages pages;

  LiveSocket(Pages pages) {
    this.pages = pages;
  }

  @OnOpen
  void open(WebSocketConnection connection) {
    pages.open(connection);
  }

  @OnClose
  void close(WebSocketConnection connection) {
    pages.close(connection);
  }
}
