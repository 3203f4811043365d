package io.supercool.dashboard.live;

import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.supercool.dashboard.state.Section;
import io.supercool.dashboard.state.Update;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One open page. Nothing is queued for it: one message is on its way at a time, and the next is
 * made from the state as it is when that one has gone out. So a slow page holds one message and
 * misses what was replaced meanwhile, and nobody waits for it.
 */
final class Page {
  private final WebSocketConnection connection;
  private final List<Section> sections;
  private final long[] told;
  private final AtomicBoolean sending = new AtomicBoolean();

  Page(WebSocketConnection connection, List<Section> sections) {
    this.connection = connection;
    this.sections = sections;
    this.told = new long[sections.size()];
  }

  /** Sends what the page does not know, unless a message is still on its way. */
  void tell() {
    if (connection.isClosed() || !sending.compareAndSet(false, true)) {
      return;
    }
    Update update = next();
    if (update == null) {
      sending.set(false);
      return;
    }
    send(update)
        .subscribe()
        .with(
            sent -> {
              sending.set(false);
              tell();
            },
            failure -> connection.close().subscribe().with(closed -> {}, gone -> {}));
  }

  /** {@code told} is touched only by whoever has set {@code sending}. */
  private @Nullable Update next() {
    for (int section = 0; section < told.length; section++) {
      Update update = sections.get(section).since(told[section]);
      if (update != null) {
        told[section] = update.revision();
        return update;
      }
    }
    return null;
  }

  private Uni<Void> send(Update update) {
    return update.binary()
        ? connection.sendBinary(Buffer.buffer(update.bytes()))
        : connection.sendText(new String(update.bytes(), StandardCharsets.UTF_8));
  }
}
