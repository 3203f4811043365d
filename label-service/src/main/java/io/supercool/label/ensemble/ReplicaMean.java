package io.supercool.label.ensemble;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Payload;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.Replica;
import io.supercool.contracts.wire.Block;
import io.supercool.physics.dynamics.HalfSums;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The running mean over the replicas of one block of particles: the {@link HalfSums} of how far
 * they have moved, and which replicas these hold. A replica that comes twice counts once; the order
 * does not matter (but for rounding in the last of 53 bits). Once all have come and the label is
 * out, the sums are dropped: what is left says that nothing more is due.
 */
final class ReplicaMean {
  private final int replicas;
  private final int blocks;
  private final int firstParticle;
  private final int particles;
  private final BitSet seen;
  private HalfSums sums;

  /** Of no replica yet; {@code block} is the first to come. */
  ReplicaMean(Block<Replica> block) {
    this(
        block.part().replicas(),
        block.count(),
        block.firstParticle(),
        block.particles(),
        new BitSet(),
        new HalfSums(block.part().particles()));
  }

  private ReplicaMean(
      int replicas, int blocks, int firstParticle, int particles, BitSet seen, HalfSums sums) {
    this.replicas = replicas;
    this.blocks = blocks;
    this.firstParticle = firstParticle;
    this.particles = particles;
    this.seen = seen;
    this.sums = sums;
  }

  /**
   * Adds a replica, unless it is in the mean already.
   *
   * @return whether it was added
   * @throws ContractException if it is of another ensemble, or moves a particle beyond all numbers
   */
  boolean add(Block<Replica> block) {
    Replica replica = block.part();
    if (replica.replicas() != replicas
        || block.count() != blocks
        || block.particles() != particles) {
      throw new ContractException(
          "%s: one of %d replicas of %d particles in %d blocks, others are of %d, %d and %d: give the ensemble another trajectory"
              .formatted(
                  replica.recordId(),
                  replica.replicas(),
                  block.particles(),
                  block.count(),
                  replicas,
                  particles,
                  blocks));
    }
    if (seen.get(replica.replica())) {
      return false;
    }
    if (replica.particles() != sums.particles()) {
      throw new ContractException(
          "%s: %d particles in block %d, others have %d"
              .formatted(replica.recordId(), replica.particles(), block.index(), sums.particles()));
    }
    try {
      sums.add(replica.replica(), replica.displacement(), replica.dimensions());
    } catch (IllegalArgumentException e) {
      throw new ContractException(replica.recordId() + ": " + e.getMessage(), e);
    }
    seen.set(replica.replica());
    return true;
  }

  /** Whether all replicas have come. */
  boolean isComplete() {
    return seen.cardinality() == replicas;
  }

  /** Drops the sums: the label of all replicas is out. */
  void close() {
    sums = new HalfSums(0);
  }

  /** Of how many blocks this is one. */
  int blocks() {
    return blocks;
  }

  /** The mean over those that have come, with halves where both have some. */
  Propensity propensity(double time) {
    float[][] halves = sums.halves();
    return Propensity.of(time, sums.mean())
        .withHalves(sums.hasBoth() ? new float[][][] {{halves[0]}, {halves[1]}} : null)
        .withReplicas(seen.cardinality());
  }

  /** {@code part} as block {@code index}. */
  <T extends Payload> Block<T> block(int index, T part) {
    return new Block<>(index, blocks, firstParticle, particles, part);
  }

  /** As it is stored. */
  byte[] bytes() {
    long[] words = seen.toLongArray();
    ByteBuffer bytes = ByteBuffer.allocate(20 + 8 * (words.length + 2 * sums.particles()));
    bytes.putInt(replicas).putInt(blocks).putInt(firstParticle).putInt(particles);
    bytes.putInt(words.length).asLongBuffer().put(words);
    bytes.position(20 + 8 * words.length);
    bytes.asDoubleBuffer().put(sums.sums(0)).put(sums.sums(1));
    return bytes.array();
  }

  /** As it was stored; null for nothing. */
  static @Nullable ReplicaMean of(byte @Nullable [] stored) {
    if (stored == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    int replicas = bytes.getInt();
    int blocks = bytes.getInt();
    int firstParticle = bytes.getInt();
    int particles = bytes.getInt();
    long[] words = new long[bytes.getInt()];
    bytes.asLongBuffer().get(words);
    bytes.position(bytes.position() + 8 * words.length);
    double[][] sums = new double[2][bytes.remaining() / 16];
    bytes.asDoubleBuffer().get(sums[0]).get(sums[1]);
    BitSet seen = BitSet.valueOf(words);
    int odd = (int) seen.stream().filter(replica -> replica % 2 == 1).count();
    int[] counts = {seen.cardinality() - odd, odd};
    return new ReplicaMean(
        replicas, blocks, firstParticle, particles, seen, new HalfSums(sums, counts));
  }
}
