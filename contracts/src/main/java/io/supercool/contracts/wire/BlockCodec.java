package io.supercool.contracts.wire;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.Payload;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.arrow.BatchReader;
import io.supercool.contracts.arrow.BatchWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the codecs share: ranges of particles as blocks, each one Arrow IPC stream that says in its
 * schema's metadata what it is and where it belongs.
 */
abstract class BlockCodec<T extends Payload> implements PayloadCodec<T> {
  /** More particles than this are refused. */
  private static final int MAX_PARTICLES = 1 << 27;

  private final String schema;

  /**
   * Where a block belongs.
   *
   * @param index which block, from 0
   * @param count how many blocks make the whole
   * @param firstParticle the block's first particle in the whole
   * @param particles number of particles of the whole
   */
  private record Place(int index, int count, int firstParticle, int particles) {}

  /** A codec whose streams say {@code supercool.schema = schema}. */
  BlockCodec(String schema) {
    this.schema = schema;
  }

  /** Estimated bytes that particle {@code particle} takes. */
  abstract long bytes(T payload, int particle);

  /** The payload as it is written; {@link #joinParts} makes of its parts what it was. */
  T outgoing(T payload) {
    return payload;
  }

  /** Fails unless {@code part} is right, from particle {@code first} on of {@code particles}. */
  abstract void check(T part, int first, int particles);

  /** Adds the columns and what they mean. */
  abstract void write(T payload, BatchWriter batch, Map<String, String> metadata);

  /** Reads what {@link #write} wrote. */
  abstract T read(BatchReader batch);

  /** Puts all parts of one payload together, in order; there may be one alone. */
  abstract T joinParts(List<T> parts);

  @Override
  public List<byte[]> encode(T whole, int targetBytes) {
    int particles = whole.particles();
    if (particles > MAX_PARTICLES) {
      throw new ContractException("%s: %d particles".formatted(schema, particles));
    }
    T payload = outgoing(whole);
    check(payload, 0, particles);
    int[] starts = starts(payload, targetBytes);
    int count = starts.length - 1;
    List<byte[]> blocks = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      Place place = new Place(index, count, starts[index], particles);
      blocks.add(block(payload, starts[index], starts[index + 1], place));
    }
    return blocks;
  }

  /**
   * Writes one block as {@link #decode} gives it.
   *
   * @throws ContractException if it is not what its topic promises
   */
  public byte[] encode(Block<T> block) {
    T part = block.part();
    check(part, block.firstParticle(), block.particles());
    Place place = new Place(block.index(), block.count(), block.firstParticle(), block.particles());
    return block(part, 0, part.particles(), place);
  }

  /** Rows {@code from} to before {@code to} of {@code payload} as one block. */
  private byte[] block(T payload, int from, int to, Place place) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("supercool.schema", schema);
    metadata.put("block", String.valueOf(place.index()));
    metadata.put("blocks", String.valueOf(place.count()));
    metadata.put("first_particle", String.valueOf(place.firstParticle()));
    metadata.put("particles", String.valueOf(place.particles()));
    BatchWriter batch = new BatchWriter(from, to - from);
    write(payload, batch, metadata);
    byte[] block = batch.toBytes(metadata);
    if (block.length > RecordLimits.MAX_RECORD_BYTES) {
      throw new ContractException(
          "%s %s: block %d of %d takes %d bytes, more than %d"
              .formatted(
                  schema,
                  payload.recordId(),
                  place.index(),
                  place.count(),
                  block.length,
                  RecordLimits.MAX_RECORD_BYTES));
    }
    return block;
  }

  @Override
  public Block<T> decode(byte @Nullable [] record) {
    if (record == null || record.length > RecordLimits.MAX_RECORD_BYTES) {
      throw new ContractException(
          "not a %s record: %s"
              .formatted(schema, record == null ? "empty" : record.length + " bytes"));
    }
    try {
      BatchReader batch = new BatchReader(record);
      String found = HeaderFields.text(batch, "supercool.schema");
      requireOurs(found);
      int particles = HeaderFields.integer(batch, "particles", 1, MAX_PARTICLES);
      int count = HeaderFields.integer(batch, "blocks", 1, particles);
      int index = HeaderFields.integer(batch, "block", 0, count - 1);
      int first = HeaderFields.integer(batch, "first_particle", 0, particles - batch.rows());
      Checks.require(
          (index > 0 || first == 0) && (index < count - 1 || first + batch.rows() == particles),
          "metadata: block %d of %d cannot hold particles %d to %d of %d",
          index,
          count,
          first,
          first + batch.rows(),
          particles);
      T part = read(batch);
      check(part, first, particles);
      return new Block<>(index, count, first, particles, part);
    } catch (ContractException e) {
      throw new ContractException("not a %s record: %s".formatted(schema, e.getMessage()), e);
    }
  }

  /**
   * Old records and newer ones are refused alike: nothing is read in another sense than written.
   */
  private void requireOurs(String found) {
    boolean sameKind = found.startsWith(schema.substring(0, schema.indexOf('/') + 1));
    Checks.require(
        found.equals(schema),
        sameKind
            ? "schema %.100s: this version reads %s; publish the source again with it"
            : "schema %.100s",
        found,
        schema);
  }

  @Override
  public T join(List<Block<T>> blocks) {
    int next = 0;
    for (int index = 0; index < blocks.size(); index++) {
      Block<T> block = blocks.get(index);
      if (block.index() != index
          || block.count() != blocks.size()
          || block.particles() != blocks.get(0).particles()
          || block.firstParticle() != next) {
        throw new ContractException(
            "%s %s: block %d of %d, from particle %d of %d, where block %d of %d, from %d of %d, was due"
                .formatted(
                    schema,
                    block.part().recordId(),
                    block.index(),
                    block.count(),
                    block.firstParticle(),
                    block.particles(),
                    index,
                    blocks.size(),
                    next,
                    blocks.get(0).particles()));
      }
      next += block.part().particles();
    }
    return joinParts(blocks.stream().map(Block::part).toList());
  }

  /** First particle of each block, and the number of particles at the end. */
  private int[] starts(T payload, int targetBytes) {
    int particles = payload.particles();
    int[] starts = new int[particles + 1];
    int blocks = 1;
    long filled = 0;
    for (int particle = 0; particle < particles; particle++) {
      long bytes = bytes(payload, particle);
      if (filled > 0 && filled + bytes > targetBytes) {
        starts[blocks++] = particle;
        filled = 0;
      }
      filled += bytes;
    }
    int[] trimmed = Arrays.copyOf(starts, blocks + 1);
    trimmed[blocks] = particles;
    return trimmed;
  }
}
