package io.supercool.system.drill;

import java.util.List;

/**
 * What a drill is to be. Read from system properties, {@code -Ddrill.NAME=VALUE}.
 *
 * @param seed of which faults come in which order
 * @param faults how many
 * @param every seconds between two faults
 * @param kinds from which they are drawn
 * @param targets names of the processes that faults of one process meet
 * @param files how many snapshots are given as files
 * @param frames how many a followed dump gets
 * @param brokers 1: the embedded broker; 3: a cluster beside the system
 */
record DrillOptions(
    long seed,
    int faults,
    double every,
    List<Fault> kinds,
    List<String> targets,
    int files,
    int frames,
    int brokers) {
  private static final String KINDS =
      "kill,kill,kill,kill,kill_services,pause,restart_broker,kill_launcher,kill_all,restart";
  private static final String TARGETS =
      "broker,ingest-service,graph-service,label-service,model-service,metrics-dashboard";

  /** By the properties. */
  static DrillOptions ofProperties() {
    return new DrillOptions(
        Long.getLong("drill.seed", 7),
        Integer.getInteger("drill.faults", 2),
        Double.parseDouble(System.getProperty("drill.every", "4")),
        Fault.parse(System.getProperty("drill.kinds", KINDS)),
        List.of(System.getProperty("drill.targets", TARGETS).split(",")),
        Integer.getInteger("drill.files", 8),
        Integer.getInteger("drill.frames", 6),
        Integer.getInteger("drill.brokers", 1));
  }
}
