package io.supercool.launcher.status;

import io.supercool.console.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the dashboard. */
public final class StatusClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private StatusClient() {}

  /**
   * The JSON that the dashboard behind {@code page} answers.
   *
   * @throws UserException if it does not answer
   */
  public static byte[] fetch(String page) {
    URI address = URI.create(page).resolve("/api/status");
    try {
      HttpResponse<byte[]> response =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(
                  HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() == 200) {
        return response.body();
      }
      throw new UserException("%s answers %d.".formatted(address, response.statusCode()));
    } catch (IOException e) {
      throw new UserException(
          "%s does not answer (%s). It is still starting, or ended: what follows is the launcher's."
              .formatted(address, e),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while asking " + address, e);
    }
  }
}
