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
   * Niceness#VARIABLE} a priority, {@link Instances#VARIABLE} the number of graph-services.
   */
  static SystemPlan of(
      Installation installation,
      RunFolder folder,
      GraphOptions graph,
      Map<String, String> environment) {
    List<Integer> ports = new ArrayList<>(FreePorts.find(processes(environment)));
    int brokerPort = ports.remove(0);
    String given = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
    String servers = given.isBlank() ? "127.0.0.1:" + brokerPort : given;
    List<Program> services = new ArrayList<>();
    for (Service service : Service.values()) {
      int instances = Instances.of(service, environment);
      for (int instance = 1; instance <= instances; instance++) {
        Programs.Place place = new Programs.Place(instance, instances, ports.remove(0));
        Program program = Programs.service(service, installation, folder, graph, servers, place);
        services.add(Niceness.apply(program, environment));
      }
    }
    return new SystemPlan(
        new Cluster(servers),
        given.isBlank()
            ? Niceness.apply(Programs.broker(installation, folder, brokerPort), environment)
            : null,
        services);
  }

  /** The broker and all services. */
  private static int processes(Map<String, String> environment) {
    int processes = 1;
    for (Service service : Service.values()) {
      processes += Instances.of(service, environment);
    }
    return processes;
  }

  /** Address of the page. */
  String page() {
    return services.get(services.size() - 1).address() + "/";
  }
}
