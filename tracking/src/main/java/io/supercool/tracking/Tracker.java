package io.supercool.tracking;

/** Something outside that keeps record of trainings. Called by one thread, but for the name. */
public interface Tracker {
  /** What people call it. */
  String name();

  /**
   * A training begins.
   *
   * @return whom to tell how it goes on
   */
  TrackedTraining begin(TrainingStart start) throws TrackingException, InterruptedException;

  /** From now on nothing is waited for. Called by any thread. */
  default void hurry() {}
}
