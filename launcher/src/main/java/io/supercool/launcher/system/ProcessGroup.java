package io.supercool.launcher.system;

import io.supercool.console.UserException;
import io.supercool.launcher.process.LogTail;
import io.supercool.launcher.process.Program;
import io.supercool.launcher.process.RestartPolicy;
import io.supercool.launcher.process.SupervisedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The broker, if it is ours, and the services, as processes that live and end together. */
final class ProcessGroup {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int TAIL_LINES = 15;

  private final @Nullable SupervisedProcess broker;
  private final List<SupervisedProcess> services;
  private final List<SupervisedProcess> all = new ArrayList<>();

  /** Nothing runs yet. */
  ProcessGroup(SystemPlan plan, SupervisedProcess.Listener listener) {
    broker = plan.broker() == null ? null : supervised(plan.broker(), listener);
    services = plan.services().stream().map(program -> supervised(program, listener)).toList();
    if (broker != null) {
      all.add(broker);
    }
    all.addAll(services);
  }

  /** Starts the broker if it is ours. */
  void startBroker() {
    if (broker != null) {
      broker.start();
    }
  }

  /** Starts the services. */
  void startServices() {
    services.forEach(SupervisedProcess::start);
  }

  /** The services. */
  List<SupervisedProcess> services() {
    return services;
  }

  /** What other commands may know of the processes. */
  List<SystemState.Member> members() {
    return all.stream().map(ProcessGroup::member).toList();
  }

  /** Throws, with the end of its log, if a process cannot run. */
  void requireAllCanRun() {
    for (SupervisedProcess process : all) {
      if (process.cannotRun()) {
        throw failure(process, "ends again and again");
      }
    }
  }

  /** Whether a process ends again and again, so that it is not waited for. */
  boolean cannotRun(Program program) {
    return all.stream().anyMatch(process -> process.program() == program && process.cannotRun());
  }

  /** Throws, with the end of its log, if a process ever ended unasked. */
  void requireNoneEnded() {
    for (SupervisedProcess process : all) {
      if (process.everFailed()) {
        throw failure(process, "ended while the system was starting");
      }
    }
  }

  /** Ends the services, then the broker they still speak to; returns when no process is left. */
  void end() {
    services.forEach(SupervisedProcess::stop);
    services.forEach(process -> process.awaitEnd(PATIENCE));
    if (broker != null) {
      broker.stop();
      broker.awaitEnd(PATIENCE);
    }
  }

  private static SupervisedProcess supervised(
      Program program, SupervisedProcess.Listener listener) {
    return new SupervisedProcess(program, RestartPolicy.DEFAULT, listener);
  }

  private static SystemState.Member member(SupervisedProcess process) {
    Program program = process.program();
    ProcessHandle handle = process.handle();
    return new SystemState.Member(
        program.name(),
        handle == null ? null : SystemState.Identity.of(handle),
        program.address(),
        program.log().toString(),
        process.cannotRun() ? Failure.cannotRun(program).text() : null);
  }

  private static UserException failure(SupervisedProcess process, String what) {
    Program program = process.program();
    return new UserException(
        "%s %s. The end of its log:%n%s"
            .formatted(program.name(), what, LogTail.of(program.log(), TAIL_LINES)));
  }
}
