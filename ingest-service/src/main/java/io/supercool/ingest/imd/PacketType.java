package io.supercool.ingest.imd;

import org.jspecify.annotations.Nullable;

/**
 * What a packet is, in the order of the protocol's numbers, 0 to 15; those after {@link #IO_ERROR}
 * are of version 3 alone.
 */
enum PacketType {
  DISCONNECT,
  ENERGIES,
  COORDINATES,
  GO,
  HANDSHAKE,
  /** Ends the simulation. Never sent by us. */
  KILL,
  FORCES_TO_APPLY,
  PAUSE,
  TRANSMISSION_RATE,
  IO_ERROR,
  SESSION_INFO,
  RESUME,
  TIME,
  BOX,
  VELOCITIES,
  FORCES;

  private static final PacketType[] ALL = values();

  /** The type of this number; null if there is none. */
  static @Nullable PacketType of(int number) {
    return number >= 0 && number < ALL.length ? ALL[number] : null;
  }
}
