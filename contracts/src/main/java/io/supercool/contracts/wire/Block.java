package io.supercool.contracts.wire;

import io.supercool.contracts.Payload;

/**
 * A range of the particles of one payload, as one Kafka record carries it.
 *
 * @param index which block, from 0
 * @param count how many blocks make the whole
 * @param firstParticle the block's first particle in the whole
 * @param particles number of particles of the whole
 * @param part the block's particles; its arrays hold the range alone. Of a graph it is the half
 *     list: to each receiver the edges from senders above it
 * @param <T> the kind of payload
 */
public record Block<T extends Payload>(
    int index, int count, int firstParticle, int particles, T part) {}
