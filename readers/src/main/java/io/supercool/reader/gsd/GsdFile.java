package io.supercool.reader.gsd;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.frame.MalformedFrameException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The container: names, an index of chunks in the order of their frames, chunks. Nothing is held
 * but the names and a part of the index; every place and size is checked against the file's length.
 *
 * <p>Layout: gsd.readthedocs.io, "File layer", versions 1 and 2.
 */
final class GsdFile implements Closeable {
  private static final long MAGIC = 0x65DF65DF65DF65DFL;
  private static final int HEADER_BYTES = 256;
  private static final int NAME_BYTES = 64;
  private static final int TEXT_BYTES = 64;
  private static final int MAX_NAMES = 1 << 14;
  private static final int INDEX_BUFFER_BYTES = 1 << 14;

  /** Advice where a chunk is not as the schema has it. */
  static final String WRITE_AGAIN = "write the frame again with HOOMD or gsd.hoomd";

  private static final String COPY_AGAIN = "the file is damaged or incomplete: copy it again";

  private final FileChannel channel;
  private final ReadLimits limits;
  private final Map<Integer, String> names = new HashMap<>();
  private final long indexLocation;
  private final long indexEntries;
  private final ByteBuffer indexBuffer = littleEndian(INDEX_BUFFER_BYTES).limit(0);
  private final String schema;
  private final int schemaVersion;
  private long indexRead;
  private long end;

  private GsdFile(FileChannel channel, ReadLimits limits) throws IOException {
    this.channel = channel;
    this.limits = limits;
    ByteBuffer header = read(0, HEADER_BYTES);
    require(header.getLong() == MAGIC, "the header is not GSD's");
    indexLocation = header.getLong();
    indexEntries = header.getLong();
    long namesLocation = header.getLong();
    long namesAllocated = header.getLong();
    schemaVersion = header.getInt();
    int version = header.getInt() >>> 16;
    require(version == 1 || version == 2, "version %d of GSD is not known".formatted(version));
    header.position(header.position() + TEXT_BYTES); // The program that wrote it.
    byte[] text = new byte[TEXT_BYTES];
    header.get(text);
    schema = untilZero(text, 0, TEXT_BYTES);
    require(
        indexEntries >= 0 && indexEntries <= channel.size() / ChunkEntry.BYTES,
        "the index has %d entries".formatted(indexEntries));
    require(
        namesAllocated >= 0 && namesAllocated <= MAX_NAMES,
        "there are %d names".formatted(namesAllocated));
    readNames(read(namesLocation, (int) namesAllocated * NAME_BYTES), version);
    end =
        Math.max(
            namesLocation + namesAllocated * NAME_BYTES,
            indexLocation + indexEntries * ChunkEntry.BYTES);
  }

  /** Opens a file and reads its header. */
  static GsdFile open(Path file, ReadLimits limits) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      return new GsdFile(channel, limits);
    } catch (IOException | MalformedFrameException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether a file that begins so is GSD. */
  static boolean begins(byte[] start) {
    return start.length >= Long.BYTES
        && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong() == MAGIC;
  }

  /** What the chunks mean, by name: `hoomd`. */
  String schema() {
    return schema;
  }

  /** Its version: major in the upper 16 bits, minor in the lower. */
  int schemaVersion() {
    return schemaVersion;
  }

  /** The name of a chunk; empty if the file has none for it. */
  String name(ChunkEntry entry) {
    return names.getOrDefault(entry.name(), "");
  }

  /** The next entry of the index that is used; null at its end. */
  @Nullable ChunkEntry nextEntry() throws IOException {
    if (!indexBuffer.hasRemaining()) {
      int count = (int) Math.min(indexEntries - indexRead, INDEX_BUFFER_BYTES / ChunkEntry.BYTES);
      if (count == 0) {
        return null;
      }
      ByteBuffer part =
          read(indexLocation + indexRead * ChunkEntry.BYTES, count * ChunkEntry.BYTES);
      indexBuffer.clear().put(part).flip();
      indexRead += count;
    }
    ChunkEntry entry = ChunkEntry.read(indexBuffer);
    if (entry.location() == 0) {
      return null;
    }
    end = Math.max(end, entry.end());
    return entry;
  }

  /** How many bytes follow on header, names, index and the chunks of the entries so far. */
  long bytesBehind() throws IOException {
    return Math.max(0, channel.size() - end);
  }

  /** The numbers of a chunk that must have this shape, row after row. */
  double[] numbers(ChunkEntry entry, long rows, long columns) throws IOException {
    ChunkType type = type(entry);
    ByteBuffer bytes = values(entry, rows, columns, type);
    double[] numbers = new double[(int) (rows * columns)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = type.next(bytes);
    }
    return numbers;
  }

  /**
   * The whole numbers of a chunk that must have this many rows of one.
   *
   * @throws MalformedFrameException if one is not whole
   */
  long[] wholes(ChunkEntry entry, long rows) throws IOException {
    ChunkType type = type(entry);
    ByteBuffer bytes = values(entry, rows, 1, type);
    long[] wholes = new long[(int) rows];
    for (int i = 0; i < wholes.length; i++) {
      if (type.isWhole()) {
        wholes[i] = type.nextWhole(bytes);
      } else {
        double number = type.next(bytes);
        if (number != Math.rint(number) || Math.abs(number) >= Long.MAX_VALUE) {
          throw new MalformedFrameException(
              "chunk %s holds %s, which is no whole number".formatted(name(entry), number),
              WRITE_AGAIN);
        }
        wholes[i] = (long) number;
      }
    }
    return wholes;
  }

  private ChunkType type(ChunkEntry entry) {
    ChunkType type = ChunkType.of(entry.type());
    if (type == ChunkType.CHARACTER) {
      throw new MalformedFrameException(
          "chunk %s holds text where numbers were expected".formatted(name(entry)), WRITE_AGAIN);
    }
    return type;
  }

  private ByteBuffer values(ChunkEntry entry, long rows, long columns, ChunkType type)
      throws IOException {
    if (entry.rows() != rows || entry.columns() != columns) {
      throw new MalformedFrameException(
          "chunk %s is %d x %d where %d x %d was expected"
              .formatted(name(entry), entry.rows(), entry.columns(), rows, columns),
          WRITE_AGAIN);
    }
    if (rows > limits.maxArrayBytes() / Double.BYTES / columns) {
      throw new MalformedFrameException(
          "chunk %s has %d rows, more than the %d MiB allowed for one array can hold"
              .formatted(name(entry), rows, limits.maxArrayBytes() >> 20),
          "raise supercool.ingest.max-array-bytes if you trust it");
    }
    return read(entry.location(), rows * columns * type.bytes());
  }

  /** The bytes of a chunk of at most {@code most} of them, row after row. */
  byte[] bytes(ChunkEntry entry, int most) throws IOException {
    ChunkType type = ChunkType.of(entry.type());
    if (type.bytes() != 1) {
      throw new MalformedFrameException(
          "chunk %s holds %s where text was expected".formatted(name(entry), type), WRITE_AGAIN);
    }
    require(
        entry.rows() >= 0 && entry.columns() > 0 && entry.rows() <= most / entry.columns(),
        "chunk %s is too large".formatted(name(entry)));
    ByteBuffer bytes = read(entry.location(), entry.rows() * entry.columns());
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void readNames(ByteBuffer bytes, int version) {
    int number = 0;
    int begin = 0;
    byte[] all = bytes.array();
    while (begin < all.length) {
      int end = begin;
      while (end < all.length && all[end] != 0) {
        end++;
      }
      if (end == begin) {
        return;
      }
      names.put(number++, new String(all, begin, end - begin, StandardCharsets.UTF_8));
      begin = version == 1 ? begin + NAME_BYTES : end + 1;
    }
  }

  /** The text that begins at a place and ends before a zero, or after {@code most} bytes. */
  static String untilZero(byte[] bytes, int begin, int most) {
    int length = 0;
    while (length < most && bytes[begin + length] != 0) {
      length++;
    }
    return new String(bytes, begin, length, StandardCharsets.UTF_8);
  }

  /** {@code count} bytes from {@code location}, which must lie in the file. */
  private ByteBuffer read(long location, long count) throws IOException {
    long size = channel.size();
    require(
        location >= 0
            && count <= size
            && location <= size - count
            && count <= Integer.MAX_VALUE - 8,
        "%d bytes at offset %d are beyond the file's %d".formatted(count, location, size));
    ByteBuffer bytes = littleEndian((int) count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, location + bytes.position()) < 0) {
        throw new IOException("the file was cut while it was read");
      }
    }
    return bytes.flip();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void require(boolean condition, String reason) {
    if (!condition) {
      throw new MalformedFrameException(reason, COPY_AGAIN);
    }
  }
}
