package io.supercool.storage.npz;

import java.util.Arrays;

/** An array that is not what it says; the archive adds which file and member it is. */
final class MalformedArrayException extends RuntimeException {
  /** What to do about a file that is not as it was written. */
  static final String COPY_AGAIN = "the file is damaged or incomplete: copy it again";

  private static final String SAVE_AGAIN = "write the file again with numpy.savez_compressed";
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String advice;
  private final boolean damage;
  private final long[] index;

  /** A fault of an array that was written so. */
  MalformedArrayException(String reason, String advice) {
    this(reason, advice, false, new long[0]);
  }

  private MalformedArrayException(String reason, String advice, boolean damage, long[] index) {
    super(reason + "; " + advice);
    this.reason = reason;
    this.advice = advice;
    this.damage = damage;
    this.index = index;
  }

  /** Bytes are not those that were written. */
  static MalformedArrayException damaged(String reason) {
    return new MalformedArrayException(reason, COPY_AGAIN, true, new long[0]);
  }

  /** Something that NumPy does not write so. */
  static MalformedArrayException unlikeNumPys(String reason) {
    return new MalformedArrayException(reason, SAVE_AGAIN);
  }

  /** A fault of the number at {@code index}. */
  static MalformedArrayException number(double value, long[] index) {
    return new MalformedArrayException(
        "is %s at index %s".formatted(value, Arrays.toString(index)),
        Double.isNaN(value) || Double.isInfinite(value)
            ? "write a finite number there, or leave this configuration out"
            : "no number of a liquid is so large: correct it, or leave this configuration out",
        false,
        index);
  }

  /** What is wrong. */
  String reason() {
    return reason;
  }

  /** What to do about it. */
  String advice() {
    return advice;
  }

  /** Whether the file is not as it was written. */
  boolean isDamage() {
    return damage;
  }

  /** Of the number that is wrong; empty if it is none. */
  long[] index() {
    return index;
  }
}
