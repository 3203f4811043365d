package io.supercool.launcher.system;

import io.supercool.launcher.configuration.GraphOptions;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.kafka.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system is made of.
 *
 * @param cluster where Kafka is, or will be
 * @param broker the embedded broker; null where a cluster is given
 * @param services the services, the dashboard last
 */
record SystemPlan(Cluster cluster, @Nullable Program broker, List<Program> services) {

  /**
   * With free ports; {@code KAFKA_BOOTSTRAP_SERVERS} in {@code environment} gives a cluster, {@link
   * Niceness#VARIABLE} a priority.
   */
  static SystemPlan of(
      Installation installation,
      RunFolder folder,
      GraphOptions graph,
      Map<String, String> environment) {
    List<Integer> ports = FreePorts.find(Service.values().length + 1);
    int brokerPort = ports.get(Service.values().length);
    String given = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
    String servers = given.isBlank() ? "127.0.0.1:" + brokerPort : given;
    List<Program> services = new ArrayList<>();
    for (Service service : Service.values()) {
      int port = ports.get(service.ordinal());
      Program program = Programs.service(service, installation, folder, graph, servers, port);
      services.add(Niceness.apply(program, environment));
    }
    return new SystemPlan(
        new Cluster(servers),
        given.isBlank()
            ? Niceness.apply(Programs.broker(installation, folder, brokerPort), environment)
            : null,
        services);
  }

  /** Address of the page. */
  String page() {
    return services.get(Service.DASHBOARD.ordinal()).address() + "/";
  }
}
