package io.supercool.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Health health = new Health();

  @Test
  void answersOfTheHealthEndpointsAreTold() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/q/health/ready", 503);
    answer(server, "/q/health/live", 200);
    server.start();
    try {
      String address = "http://localhost:" + server.getAddress().getPort();
      assertThat(health.ready(address)).isFalse();
      assertThat(health.live(address)).isTrue();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whoDoesNotListenIsNotReady() {
    List<Integer> ports = FreePorts.find(2);

    assertThat(ports).doesNotHaveDuplicates();
    assertThat(health.ready("http://localhost:" + ports.get(0))).isFalse();
  }

  private static void answer(HttpServer server, String path, int status) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }
}
