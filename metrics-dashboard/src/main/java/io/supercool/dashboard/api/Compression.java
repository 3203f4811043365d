package io.supercool.dashboard.api;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whoever accepts gzip gets it. {@code quarkus.http.enable-compression} would do the same, but for
 * it Quarkus generates a class with a set in random order, and no two builds are equal.
 */
@ApplicationScoped
class Compression implements HttpServerOptionsCustomizer {
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setCompressionSupported(true);
  }
}
