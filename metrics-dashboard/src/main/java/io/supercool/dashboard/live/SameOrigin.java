package io.supercool.dashboard.live;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Lets only this dashboard's own page open its websocket: otherwise any site that somebody visits
 * could read what runs on their machine. Clients that are no browser name no origin.
 */
@ApplicationScoped
public class SameOrigin implements HttpUpgradeCheck {
  private static final int FORBIDDEN = 403;

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    String origin = context.httpRequest().getHeader("Origin");
    String host = context.httpRequest().getHeader("Host");
    return isSame(origin, host)
        ? CheckResult.permitUpgrade()
        : CheckResult.rejectUpgrade(FORBIDDEN);
  }

  static boolean isSame(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    try {
      return host != null && host.equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
