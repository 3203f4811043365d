package io.supercool.reader.frame;

import java.util.List;

/**
 * Which particles are of which species.
 *
 * @param names of the species, by index
 * @param indices of each particle, into {@code names}
 */
public record Species(List<String> names, byte[] indices) {}
