package io.supercool.reader.gsd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A GSD file of a test: frames of named chunks. */
final class WrittenGsd {
  private static final int HEADER = 256;
  private static final int NAMES = 64 * 64;

  private final List<Map<String, Chunk>> frames = new ArrayList<>();
  private String schema = "hoomd";
  private int schemaVersion = 1 << 16 | 4;

  private record Chunk(ChunkType type, int columns, double[] values) {}

  /** Begins a frame. */
  WrittenGsd frame() {
    frames.add(new LinkedHashMap<>());
    return this;
  }

  /** A frame of 9 A and 3 B in a cube of edge 4.5, all said. */
  WrittenGsd whole(long step) {
    double[] typeid = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1};
    return frame()
        .with("configuration/step", ChunkType.UINT64, step)
        .with("configuration/box", ChunkType.FLOAT, 4.5, 4.5, 4.5, 0, 0, 0)
        .with("particles/N", ChunkType.UINT32, 12)
        .names("A", "B")
        .with("particles/typeid", ChunkType.UINT32, typeid)
        .positions(12, frames.size());
  }

  /** A chunk of one column in the latest frame. */
  WrittenGsd with(String name, ChunkType type, double... values) {
    frames.get(frames.size() - 1).put(name, new Chunk(type, 1, values));
    return this;
  }

  /** Without a chunk in the latest frame. */
  WrittenGsd without(String name) {
    frames.get(frames.size() - 1).remove(name);
    return this;
  }

  /** Names of types. */
  WrittenGsd names(String... names) {
    int columns = 8;
    double[] letters = new double[names.length * columns];
    for (int name = 0; name < names.length; name++) {
      for (int i = 0; i < names[name].length(); i++) {
        letters[name * columns + i] = names[name].charAt(i);
      }
    }
    frames
        .get(frames.size() - 1)
        .put("particles/types", new Chunk(ChunkType.INT8, columns, letters));
    return this;
  }

  /** Positions that differ with {@code seed}. */
  WrittenGsd positions(int particles, int seed) {
    double[] places = new double[3 * particles];
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.sin(7.0 * i + seed);
    }
    return positions(places);
  }

  /** Positions. */
  WrittenGsd positions(double... places) {
    frames.get(frames.size() - 1).put("particles/position", new Chunk(ChunkType.FLOAT, 3, places));
    return this;
  }

  /** Images. */
  WrittenGsd image(ChunkType type, double... images) {
    frames.get(frames.size() - 1).put("particles/image", new Chunk(type, 3, images));
    return this;
  }

  /** Of another schema. */
  WrittenGsd schema(String name, int major) {
    schema = name;
    schemaVersion = major << 16;
    return this;
  }

  /** Writes it, as version 2. */
  Path write(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    List<ByteBuffer> entries = new ArrayList<>();
    for (int frame = 0; frame < frames.size(); frame++) {
      for (Map.Entry<String, Chunk> named : frames.get(frame).entrySet()) {
        if (!names.contains(named.getKey())) {
          names.add(named.getKey());
        }
        Chunk chunk = named.getValue();
        entries.add(
            littleEndian(ChunkEntry.BYTES)
                .putLong(frame)
                .putLong(chunk.values().length / chunk.columns())
                .putLong(HEADER + NAMES + data.size())
                .putInt(chunk.columns())
                .putShort((short) names.indexOf(named.getKey()))
                .put((byte) (chunk.type().ordinal() + 1)));
        data.write(bytes(chunk));
      }
    }
    ByteBuffer header = littleEndian(HEADER);
    header.putLong(0x65DF65DF65DF65DFL).putLong(HEADER + NAMES + data.size());
    header.putLong(entries.size()).putLong(HEADER).putLong(64);
    header.putInt(schemaVersion).putInt(2 << 16);
    header.position(header.position() + 64);
    header.put(schema.getBytes(StandardCharsets.UTF_8));
    ByteBuffer nameList = littleEndian(NAMES);
    names.forEach(name -> nameList.put(name.getBytes(StandardCharsets.UTF_8)).put((byte) 0));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(header.array());
    out.write(nameList.array());
    data.writeTo(out);
    for (ByteBuffer entry : entries) {
      out.write(entry.array());
    }
    return Files.write(file, out.toByteArray());
  }

  private static byte[] bytes(Chunk chunk) {
    ByteBuffer bytes = littleEndian(chunk.values().length * chunk.type().bytes());
    for (double value : chunk.values()) {
      switch (chunk.type()) {
        case UINT8, INT8, CHARACTER -> bytes.put((byte) value);
        case UINT16, INT16 -> bytes.putShort((short) value);
        case UINT32, INT32 -> bytes.putInt((int) (long) value);
        case UINT64, INT64 -> bytes.putLong((long) value);
        case FLOAT -> bytes.putFloat((float) value);
        case DOUBLE -> bytes.putDouble(value);
      }
    }
    return bytes.array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
