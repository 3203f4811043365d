package io.supercool.contracts;

/** A record that is not what its topic promises; the message says what is wrong and where. */
public class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong and where. */
  public ContractException(String message) {
    super(message);
  }

  /** What is wrong and where, and what was thrown. */
  public ContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
