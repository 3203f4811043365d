package io.supercool.system.drill;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a drill does to a system. */
enum Fault {
  /** {@code kill -9} of one process. */
  KILL("kill -9 of one process"),

  /** {@code kill -9} of all services at once. */
  KILL_SERVICES("kill -9 of all services at once"),

  /** One process stands still for some seconds. */
  PAUSE("a process stands still for 3 s"),

  /** One process stands still for longer than its session with the broker lasts. */
  LONG_PAUSE("a process stands still for 60 s"),

  /** The broker is ended in order, and started again by its launcher. */
  RESTART_BROKER("the broker is ended in order"),

  /** The system is ended as by Ctrl-C and started again. */
  RESTART("Ctrl-C, then up"),

  /** {@code kill -9} of the launcher alone; {@code up} ends what it left. */
  KILL_LAUNCHER("kill -9 of the launcher, then up"),

  /** {@code kill -9} of everything at once, then {@code up}. */
  KILL_ALL("kill -9 of everything at once, then up"),

  /** Two of three brokers are killed and come back. */
  KILL_TWO_BROKERS("kill -9 of two brokers of three"),

  /** Nothing reaches anything for five seconds. Only in a network namespace of the drill's own. */
  CUT_NETWORK("no network for 5 s"),

  /** The network comes and goes, so that everything is late. Only in a namespace of its own. */
  FLAPPING_NETWORK("the network comes and goes for 5 s"),

  /** The clock goes an hour forward, or back. Only with libfaketime. */
  STEP_CLOCK("the clock steps by an hour"),

  /** The disk of the workspace is full for ten seconds. Only on a file system of its own. */
  FILL_DISK("the disk is full for 10 s");

  private final String text;

  Fault(String text) {
    this.text = text;
  }

  /** As a table names it. */
  String text() {
    return text;
  }

  /** Reads names separated by commas. */
  static List<Fault> parse(String names) {
    return Arrays.stream(names.split(","))
        .map(name -> valueOf(name.trim().toUpperCase().replace('-', '_')))
        .collect(Collectors.toList());
  }
}
