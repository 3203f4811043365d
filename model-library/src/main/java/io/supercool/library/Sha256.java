package io.supercool.library;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal digits. */
public final class Sha256 {
  private Sha256() {}

  /** The digest of {@code content}, 64 digits. */
  public static String of(byte[] content) {
    return text(digest().digest(content));
  }

  /** A digest to be fed piece by piece, for {@link #text}. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** As hexadecimal digits. */
  public static String text(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
