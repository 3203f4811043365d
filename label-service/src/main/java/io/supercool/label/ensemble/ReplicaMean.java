package io.supercool.label.ensemble;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Payload;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.Replica;
import io.supercool.contracts.wire.Block;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The running mean over the replicas of one block of particles: sums of |r(t) - r(0)| over the even
 * replicas and over the odd ones, and which replicas they hold. A replica that comes twice counts
 * once; the order does not matter (but for rounding in the last of 53 bits). Once all have come and
 * the label is out, the sums are dropped: what is left says that nothing more is due.
 */
final class ReplicaMean {
  private final int replicas;
  private final int blocks;
  private final int firstParticle;
  private final int particles;
  private final BitSet seen;
  private double[][] sums;

  /** Of no replica yet; {@code block} is the first to come. */
  ReplicaMean(Block<Replica> block) {
    this(
        block.part().replicas(),
        block.count(),
        block.firstParticle(),
        block.particles(),
        new BitSet(),
        new double[2][block.part().particles()]);
  }

  private ReplicaMean(
      int replicas, int blocks, int firstParticle, int particles, BitSet seen, double[][] sums) {
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
   * @throws ContractException if it is of another ensemble
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
    if (replica.particles() != sums[0].length) {
      throw new ContractException(
          "%s: %d particles in block %d, others have %d"
              .formatted(replica.recordId(), replica.particles(), block.index(), sums[0].length));
    }
    double[] half = sums[replica.replica() % 2];
    for (int particle = 0; particle < half.length; particle++) {
      double square = 0;
      for (int axis = 0; axis < replica.dimensions(); axis++) {
        double moved = replica.displacement()[particle * replica.dimensions() + axis];
        square += moved * moved;
      }
      half[particle] += Math.sqrt(square);
    }
    seen.set(replica.replica());
    return true;
  }

  /** Whether all replicas have come. */
  boolean isComplete() {
    return seen.cardinality() == replicas;
  }

  /** Whether the sums are gone: the label of all replicas is out. */
  boolean isClosed() {
    return sums[0].length == 0;
  }

  /** Drops the sums. */
  void close() {
    sums = new double[2][0];
  }

  /** Of how many blocks this is one. */
  int blocks() {
    return blocks;
  }

  /** The mean over those that have come, with halves where both have some. */
  Propensity propensity(double time) {
    int count = seen.cardinality();
    int odd = (int) seen.stream().filter(replica -> replica % 2 == 1).count();
    int[] counts = {count - odd, odd};
    float[] mean = new float[sums[0].length];
    float[][][] halves = new float[2][1][mean.length];
    for (int particle = 0; particle < mean.length; particle++) {
      mean[particle] = (float) ((sums[0][particle] + sums[1][particle]) / count);
      for (int half = 0; half < 2; half++) {
        halves[half][0][particle] = (float) (sums[half][particle] / counts[half]);
      }
    }
    return Propensity.of(time, mean)
        .withHalves(counts[0] > 0 && counts[1] > 0 ? halves : null)
        .withReplicas(count);
  }

  /** {@code part} as block {@code index}. */
  <T extends Payload> Block<T> block(int index, T part) {
    return new Block<>(index, blocks, firstParticle, particles, part);
  }

  /** As it is stored. */
  byte[] bytes() {
    long[] words = seen.toLongArray();
    ByteBuffer bytes = ByteBuffer.allocate(20 + 8 * (words.length + 2 * sums[0].length));
    bytes.putInt(replicas).putInt(blocks).putInt(firstParticle).putInt(particles);
    bytes.putInt(words.length).asLongBuffer().put(words);
    bytes.position(20 + 8 * words.length);
    bytes.asDoubleBuffer().put(sums[0]).put(sums[1]);
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
    return new ReplicaMean(replicas, blocks, firstParticle, particles, BitSet.valueOf(words), sums);
  }
}
