package io.supercool.tracking;

/** How a training ended; the names are MLflow's. */
public enum Status {
  /** It is trained and tested. */
  FINISHED,
  /** It could not be trained, or not tested. */
  FAILED,
  /** Its user ended it before. */
  KILLED
}
