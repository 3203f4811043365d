package io.supercool.tracking;

/** One training, as a tracker knows it. Called by the tracker's thread. */
public interface TrackedTraining {
  /** An epoch is done. */
  void epoch(TrainingEpoch epoch) throws TrackingException, InterruptedException;

  /** It ended; nothing follows. */
  void end(TrainingEnd end) throws TrackingException, InterruptedException;
}
