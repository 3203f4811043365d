package io.supercool.contracts.topic;

/**
 * The topics could not be created. Its message says where and why; what can be done about it
 * depends on who asked, who adds that.
 */
public class TopicSetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Where and why, as a sentence, with what was thrown. */
  public TopicSetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
