package io.supercool.launcher.status;

import io.supercool.launcher.system.SystemState;
import io.supercool.launcher.system.SystemState.Member;
import java.util.Locale;
import java.util.stream.Collectors;

/** The processes of a system as its launcher knows them, also where the page does not answer. */
public final class ProcessTable {
  private static final String ROW = "%-20s%-10s%-26s%s%n";

  private ProcessTable() {}

  /** Every process, and what cannot run. */
  public static String of(SystemState system) {
    return String.format(Locale.ROOT, ROW, "process", "pid", "address", "log")
        + system.processes().stream().map(ProcessTable::row).collect(Collectors.joining())
        + failures(system);
  }

  /** What cannot run, why and what to do; empty if all can. */
  public static String failures(SystemState system) {
    return system.processes().stream()
        .filter(member -> member.failure() != null)
        .map(
            member ->
                "%n%s cannot run; the others go on. The end of its log:%n%s%n"
                    .formatted(member.name(), member.failure()))
        .collect(Collectors.joining());
  }

  private static String row(Member member) {
    boolean runs = member.process() != null && member.process().find().isPresent();
    String pid = runs ? String.valueOf(member.process().pid()) : "ended";
    String address = member.address() == null ? "" : member.address();
    return String.format(Locale.ROOT, ROW, member.name(), pid, address, member.log());
  }
}
