package io.supercool.launcher.system;

import java.util.Map;

/**
 * How many processes of graph-service a system has. What takes it longest is the quench, whose
 * steps are too short to share well: on two processors two processes, each with its share of them,
 * find 1.3 times as many inherent structures as one that has both (docs/experiments/scaling.md).
 */
public final class Instances {
  /** Environment variable with the number of graph-services. */
  public static final String VARIABLE = "SUPERCOOL_GRAPH_SERVICES";

  private static final WholeNumber NUMBER = new WholeNumber(VARIABLE, 1, 1, 64);

  private Instances() {}

  /** How many there should be where the machine is theirs alone: one per processor, at most two. */
  public static int ofARun() {
    return Math.min(2, Runtime.getRuntime().availableProcessors());
  }

  /** How many processes of {@code service} there are: 1 unless {@code environment} says more. */
  static int of(Service service, Map<String, String> environment) {
    return service == Service.GRAPH ? NUMBER.in(environment) : 1;
  }
}
