package io.supercool.tracking.mlflow;

import io.supercool.tracking.TrackingException;

/** The server answered, and refused. */
final class MlflowRefusal extends TrackingException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * A refusal.
   *
   * @param code MLflow's, such as {@code RESOURCE_DOES_NOT_EXIST}; empty if the answer has none
   */
  MlflowRefusal(String code, String message) {
    super(message);
    this.code = code;
  }

  boolean is(String other) {
    return code.equals(other);
  }
}
