package io.supercool.reader;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Propensity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 128 bits of SHA-256 by which two contents are told apart.
 *
 * @param high the first 8 bytes
 * @param low the next 8 bytes
 */
public record ContentHash(long high, long low) {
  private static final int CHUNK_BYTES = 1 << 13;

  /**
   * Of what a configuration says of its liquid: everything but the id, the split and the
   * propensity.
   */
  public static ContentHash of(Configuration configuration) {
    Digest digest = new Digest();
    ConfigurationHeader header = configuration.header();
    digest.add(header.units());
    digest.add(header.potential());
    digest.add(header.box());
    digest.add(new double[] {header.temperature(), header.time(), header.elapsed()});
    addSpecies(configuration, digest);
    digest.add(configuration.positions());
    digest.add(configuration.potentialEnergy());
    InherentStructure inherent = configuration.inherentStructure();
    digest.add(inherent == null ? null : inherent.positions());
    digest.add(inherent == null ? null : inherent.energy());
    return digest.hash();
  }

  /**
   * By the names of those that occur: a list of names may be longer in one frame than in another.
   */
  private static void addSpecies(Configuration configuration, Digest digest) {
    List<String> names = configuration.header().species();
    byte[] species = configuration.species();
    byte[] places = new byte[names.size()];
    for (byte index : species) {
      places[index] = 1;
    }
    byte occurring = 0;
    for (int index = 0; index < places.length; index++) {
      if (places[index] > 0) {
        digest.add(names.get(index));
        places[index] = occurring++;
      }
    }
    byte[] placed = new byte[species.length];
    for (int i = 0; i < placed.length; i++) {
      placed[i] = places[species[i]];
    }
    digest.add(placed);
  }

  /** Of what a configuration is for: its split, and the propensity that was measured. */
  public static ContentHash ofPurpose(Configuration configuration) {
    Digest digest = new Digest();
    digest.add(configuration.header().split().name());
    Propensity propensity = configuration.propensity();
    if (propensity != null) {
      digest.add(propensity.times());
      for (float[] values : propensity.values()) {
        digest.add(values);
      }
    }
    return digest.hash();
  }

  /** Feeds values to SHA-256, each array with its length before it. */
  private static final class Digest {
    private final MessageDigest sha;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    Digest() {
      try {
        sha = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    void add(String text) {
      add(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(byte[] bytes) {
      length(bytes.length);
      flush();
      sha.update(bytes);
    }

    void add(double @Nullable [] values) {
      length(values == null ? -1 : values.length);
      for (int i = 0; values != null && i < values.length; i++) {
        room(Double.BYTES);
        chunk.putDouble(values[i]);
      }
    }

    void add(float @Nullable [] values) {
      length(values == null ? -1 : values.length);
      for (int i = 0; values != null && i < values.length; i++) {
        room(Float.BYTES);
        chunk.putFloat(values[i]);
      }
    }

    ContentHash hash() {
      flush();
      ByteBuffer result = ByteBuffer.wrap(sha.digest());
      return new ContentHash(result.getLong(), result.getLong());
    }

    private void length(int length) {
      room(Integer.BYTES);
      chunk.putInt(length);
    }

    private void room(int bytes) {
      if (chunk.remaining() < bytes) {
        flush();
      }
    }

    private void flush() {
      sha.update(chunk.array(), 0, chunk.position());
      chunk.clear();
    }
  }
}
