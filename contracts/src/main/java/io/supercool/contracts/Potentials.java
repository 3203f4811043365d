package io.supercool.contracts;

/** Names of the interaction models a configuration can say it was simulated with. */
public final class Potentials {
  /** Kob-Andersen, force-shifted at 2.5 sigma (LAMMPS {@code lj/smooth/linear}). */
  public static final String KOB_ANDERSEN_FORCE_SHIFTED = "kob-andersen/force-shifted";

  /** Kob-Andersen, truncated and shifted at 2.5 sigma (Bapst et al. 2020). */
  public static final String KOB_ANDERSEN_TRUNCATED = "kob-andersen/truncated";

  /** Not known: inherent structure and energies must come from the source. */
  public static final String UNKNOWN = "unknown";

  private Potentials() {}
}
