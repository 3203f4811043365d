package io.supercool.tracking.mlflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where an MLflow server is.
 *
 * @param base of its addresses, without a slash at the end
 */
public record MlflowAddress(String base) {

  /**
   * From what a user wrote.
   *
   * @throws IllegalArgumentException that says what is wrong with it; it never holds the text of a
   *     password
   */
  public static MlflowAddress of(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no address: " + e.getReason());
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "give name and password by MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, not in"
              + " the address");
    }
    boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "it must be the address of an MLflow server, such as http://localhost:5000, not " + text);
    }
    return new MlflowAddress(text.replaceAll("/+$", ""));
  }

  /** An address below the server's. */
  URI at(String path) {
    return URI.create(base + path);
  }

  /** The same with a query. */
  URI at(String path, Map<String, String> query) {
    return at(
        path
            + query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&", "?", "")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return base;
  }
}
