package io.supercool.launcher.system;

import io.supercool.launcher.configuration.GraphOptions;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.process.Program;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a system is made of.
 *
 * @param cluster where Kafka is, or will be
 * @param broker the embedded broker; null where a cluster is given
 * @param services the services
 * @param page address of the page
 */
record SystemPlan(Cluster cluster, @Nullable Program broker, List<Program> services, String page) {

  /** With free ports. */
  static SystemPlan of(
      Installation installation, RunFolder folder, GraphOptions graph, SystemOptions options) {
    Iterator<Integer> ports = FreePorts.find(processes(options)).iterator();
    int brokerPort = ports.next();
    String given = options.bootstrapServers();
    String servers = given == null ? "127.0.0.1:" + brokerPort : given;
    List<Program> services = new ArrayList<>();
    String page = "";
    for (Service service : Service.values()) {
      for (int instance = 1; instance <= options.instances(service); instance++) {
        Programs.Place place = new Programs.Place(instance, ports.next());
        Program program =
            Programs.service(service, installation, folder, graph, options, servers, place);
        services.add(program.givingWay(options.niceness()));
        if (service == Service.DASHBOARD) {
          page = program.address() + "/";
        }
      }
    }
    Program broker =
        given == null
            ? Programs.broker(installation, folder, brokerPort).givingWay(options.niceness())
            : null;
    return new SystemPlan(new Cluster(servers), broker, services, page);
  }

  /** The broker and all services. */
  private static int processes(SystemOptions options) {
    int processes = 1;
    for (Service service : Service.values()) {
      processes += options.instances(service);
    }
    return processes;
  }
}
