package io.supercool.contracts.request;

import io.supercool.contracts.ContractException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a simulation that speaks IMD listens.
 *
 * @param host name or address; one of IPv6 in brackets
 * @param port 1 to 65535
 */
public record ImdAddress(String host, int port) {
  private static final int MAX_PORT = 65535;

  /**
   * The address that a request's location names.
   *
   * @param location {@code imd://HOST:PORT}
   * @throws ContractException if it is none
   */
  public static ImdAddress of(String location) {
    try {
      URI address = new URI(location);
      if (address.getHost() != null && address.getPort() > 0 && address.getPort() <= MAX_PORT) {
        return new ImdAddress(address.getHost(), address.getPort());
      }
      throw new ContractException(location + " has no host and port: imd://localhost:8888");
    } catch (URISyntaxException e) {
      throw new ContractException("%s is no address: %s".formatted(location, e.getReason()), e);
    }
  }

  /** The trajectory id of its frames where the request names none. */
  public String trajectory() {
    return "imd-" + host.replace('/', '-') + "-" + port;
  }
}
