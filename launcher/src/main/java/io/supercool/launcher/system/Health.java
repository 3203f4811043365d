package io.supercool.launcher.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks services how they are, by the MicroProfile Health endpoints. */
public final class Health {
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** Whether the service at {@code address} takes work. */
  public boolean ready(String address) {
    return up(address, "ready");
  }

  /** Whether it answers and does not ask to be restarted. */
  public boolean live(String address) {
    return up(address, "live");
  }

  private boolean up(String address, String check) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/q/health/" + check))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
