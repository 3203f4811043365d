package io.supercool.launcher.doctor;

import io.supercool.launcher.system.Health;
import io.supercool.launcher.system.SystemState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes of the running system. */
public final class ServiceChecks {
  private ServiceChecks() {}

  /** One for each process. */
  public static List<Finding> of(SystemState system) {
    Health health = new Health();
    List<Finding> findings = new ArrayList<>();
    for (SystemState.Member member : system.processes()) {
      findings.add(process(member, state(member, health)));
    }
    return findings;
  }

  private static @Nullable String state(SystemState.Member member, Health health) {
    if (member.failure() != null) {
      return "ends again and again: " + member.failure().lines().findFirst().orElse("");
    }
    if (member.process() == null || member.process().find().isEmpty()) {
      return "has ended; it is started again";
    }
    String address = member.address();
    if (address != null && !health.live(address)) {
      return "runs and is not live";
    }
    return address != null && !health.ready(address) ? "runs and is not ready" : null;
  }

  private static Finding process(SystemState.Member member, @Nullable String wrong) {
    return wrong == null
        ? Finding.ok(member.name(), member.address() == null ? "runs" : "runs, live and ready")
        : Finding.fail(member.name(), wrong, "See its log: " + member.log());
  }
}
