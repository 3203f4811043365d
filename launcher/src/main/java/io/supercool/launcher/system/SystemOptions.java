package io.supercool.launcher.system;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.supercool.console.UserException;
import io.supercool.contracts.disk.DiskReserve;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a system is started with, besides the configuration of what it computes. Read once, from a
 * command's options and the user's environment; the environment variables of the processes that are
 * started are made of it by {@link Programs} alone.
 *
 * @param bootstrapServers of the user's Kafka cluster; null for an embedded broker
 * @param topicReplicas how many brokers keep each topic that is created
 * @param niceness how far the processes give way to others on the machine, such as the simulation
 *     that the system follows: 0 (equal) to 19 (only what nobody else wants)
 * @param graphServices how many processes of graph-service share the work. What takes it longest is
 *     the quench, whose steps are too short to share well: on two processors two processes, each
 *     with its share of them, find 1.3 times as many inherent structures as one that has both
 *     (docs/experiments/scaling.md)
 * @param invariants whether predictions carry the network's invariants; null for what
 *     model-service's own settings say
 * @param heapMebibytes largest Java heap of each service
 * @param diskReserve what is kept free of the disks; the services read the same variable
 * @param services which are started
 */
@RecordBuilder
public record SystemOptions(
    @Nullable String bootstrapServers,
    short topicReplicas,
    int niceness,
    int graphServices,
    @Nullable Boolean invariants,
    Map<Service, Integer> heapMebibytes,
    DiskReserve diskReserve,
    Set<Service> services)
    implements SystemOptionsBuilder.With {
  private static final String BOOTSTRAP_SERVERS = "KAFKA_BOOTSTRAP_SERVERS";
  private static final String TOPIC_REPLICAS = "SUPERCOOL_TOPICS_REPLICAS";
  private static final String NICENESS = "SUPERCOOL_NICE";
  private static final String GRAPH_SERVICES = "SUPERCOOL_GRAPH_SERVICES";

  private static final String DISK_RESERVE = "SUPERCOOL_DISK_RESERVE";

  private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,5}[mMgG]");
  private static final int MEBIBYTES_PER_GIBIBYTE = 1024;
  private static final int MAX_NICENESS = 19;
  private static final int MAX_GRAPH_SERVICES = 64;

  /** What is started to stay often stays beside a simulation. */
  private static final int NICENESS_BESIDE_OTHERS = 10;

  /**
   * Of a system that one command starts for itself and has the machine for: it gives way to nobody,
   * with one graph-service per processor, at most two.
   *
   * @param environment the user's variables, which change that
   * @throws UserException if a variable is no number, or out of range
   */
  public static SystemOptions alone(Map<String, String> environment) {
    return of(environment, 0, Math.min(2, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Of a system that stays up beside other work: it gives way, with one graph-service.
   *
   * @param environment the user's variables, which change that
   * @param niceness the command's {@code --nice}; null if it is not given
   * @param graphServices its {@code --graph-services}; null if it is not given
   * @throws UserException if an option or a variable is no number, or out of range
   */
  public static SystemOptions besideOthers(
      Map<String, String> environment,
      @Nullable Integer niceness,
      @Nullable Integer graphServices) {
    SystemOptions own = of(environment, NICENESS_BESIDE_OTHERS, 1);
    return own.with()
        .niceness(niceness == null ? own.niceness : inRange("--nice", niceness, 0, MAX_NICENESS))
        .graphServices(
            graphServices == null
                ? own.graphServices
                : inRange("--graph-services", graphServices, 1, MAX_GRAPH_SERVICES))
        .build();
  }

  /** The same with only what a prediction needs. */
  public SystemOptions forPredictions() {
    return with()
        .graphServices(1)
        .services(EnumSet.of(Service.INGEST, Service.GRAPH, Service.MODEL))
        .build();
  }

  /** Largest Java heap of {@code service}, in MiB. */
  int heapMebibytes(Service service) {
    return heapMebibytes.get(service);
  }

  /** The address of the user's Kafka cluster that {@code environment} names; null for none. */
  public static @Nullable String bootstrapServers(Map<String, String> environment) {
    String servers = environment.getOrDefault(BOOTSTRAP_SERVERS, "");
    return servers.isBlank() ? null : servers;
  }

  /** How many processes of {@code service} there are. */
  int instances(Service service) {
    if (!services.contains(service)) {
      return 0;
    }
    return service == Service.GRAPH ? graphServices : 1;
  }

  private static SystemOptions of(
      Map<String, String> environment, int niceness, int graphServices) {
    return new SystemOptions(
        bootstrapServers(environment),
        (short) number(environment, TOPIC_REPLICAS, 1, 1, Short.MAX_VALUE),
        number(environment, NICENESS, niceness, 0, MAX_NICENESS),
        number(environment, GRAPH_SERVICES, graphServices, 1, MAX_GRAPH_SERVICES),
        null,
        heaps(environment),
        diskReserve(environment),
        EnumSet.allOf(Service.class));
  }

  private static Map<Service, Integer> heaps(Map<String, String> environment) {
    Map<Service, Integer> heaps = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      String heap = environment.get(service.heapVariable());
      heaps.put(
          service,
          heap == null ? service.heapMebibytes() : mebibytes(service.heapVariable(), heap.trim()));
    }
    return heaps;
  }

  private static int mebibytes(String variable, String size) {
    if (!SIZE.matcher(size).matches()) {
      throw new UserException(
          "%s is `%s`; it must be a size such as 512m or 8g.".formatted(variable, size));
    }
    int number = Integer.parseInt(size.substring(0, size.length() - 1));
    return size.toLowerCase(Locale.ROOT).endsWith("g") ? number * MEBIBYTES_PER_GIBIBYTE : number;
  }

  private static DiskReserve diskReserve(Map<String, String> environment) {
    String text = environment.getOrDefault(DISK_RESERVE, "");
    try {
      return new DiskReserve(
          text.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.trim())));
    } catch (NumberFormatException e) {
      throw new UserException(
          "%s is `%s`; it must be a whole number of bytes.".formatted(DISK_RESERVE, text), e);
    }
  }

  private static int number(
      Map<String, String> environment, String variable, int otherwise, int least, int most) {
    String text = environment.get(variable);
    if (text == null) {
      return otherwise;
    }
    try {
      return inRange(variable, Integer.parseInt(text.trim()), least, most);
    } catch (NumberFormatException e) {
      throw outOfRange(variable, text, least, most);
    }
  }

  private static int inRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw outOfRange(name, String.valueOf(value), least, most);
    }
    return value;
  }

  private static UserException outOfRange(String name, String text, int least, int most) {
    return new UserException(
        "%s is `%s`; it must be a whole number from %d to %d.".formatted(name, text, least, most));
  }
}
