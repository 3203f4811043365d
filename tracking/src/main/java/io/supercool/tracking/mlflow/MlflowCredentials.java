package io.supercool.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.Map;

/** Who asks, as MLflow's own client says it. Its text says nothing. */
public final class MlflowCredentials {
  private static final String HEADER = "Authorization";

  private final String authorization;

  private MlflowCredentials(String authorization) {
    this.authorization = authorization;
  }

  /**
   * {@code MLFLOW_TRACKING_USERNAME} and {@code MLFLOW_TRACKING_PASSWORD}, else {@code
   * MLFLOW_TRACKING_TOKEN}, else nobody.
   */
  public static MlflowCredentials of(Map<String, String> environment) {
    String user = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "");
    String password = environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
    String token = environment.getOrDefault("MLFLOW_TRACKING_TOKEN", "");
    if (!user.isEmpty() && !password.isEmpty()) {
      byte[] both = (user + ":" + password).getBytes(UTF_8);
      return new MlflowCredentials("Basic " + Base64.getEncoder().encodeToString(both));
    }
    return new MlflowCredentials(token.isEmpty() ? "" : "Bearer " + token);
  }

  void addTo(HttpRequest.Builder request) {
    if (!authorization.isEmpty()) {
      request.header(HEADER, authorization);
    }
  }
}
