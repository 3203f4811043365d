package io.supercool.reader.h5md;

import io.jhdf.HdfFile;
import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceReader;
import io.supercool.reader.frame.FrameFiles;
import io.supercool.reader.frame.MalformedFrameException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.BiPredicate;

/** H5MD trajectories: HDF5 files with a group {@code h5md}. */
public final class H5mdReader implements SourceReader {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private final ReadLimits limits;

  /** Reads within {@code limits}. */
  public H5mdReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String format() {
    return "H5MD";
  }

  @Override
  public boolean accepts(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer start = ByteBuffer.allocate(SIGNATURE.length);
      while (start.hasRemaining() && channel.read(start) >= 0) {
        continue;
      }
      if (!start.flip().equals(ByteBuffer.wrap(SIGNATURE))) {
        return false;
      }
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
    return open(file, (access, hdf) -> access.child(hdf, "h5md") != null);
  }

  @Override
  public void read(Source source, FrameSink sink) {
    open(
        source.file(),
        (access, hdf) -> {
          FrameFiles.read(source, new H5mdParser(hdf, access), sink);
          return true;
        });
  }

  private boolean open(Path file, BiPredicate<HdfAccess, HdfFile> use) {
    try (FileChannel channel = FileChannel.open(file)) {
      HdfAccess access = new HdfAccess(limits, channel.size());
      // Mapped, because the library allocates what a damaged file asks of a channel, while it
      // cannot take more of a buffer than there is. What is larger than a buffer can be may ask for
      // that.
      ByteBuffer mapped =
          channel.size() <= Integer.MAX_VALUE
              ? channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              : null;
      if (mapped != null) {
        ChunkIndexes.check(mapped);
      }
      HdfFile hdf =
          access.guarded(
              "the file's structure",
              () -> mapped == null ? new HdfFile(channel) : HdfFile.fromByteBuffer(mapped));
      return use.test(access, hdf);
    } catch (MalformedFrameException e) {
      throw e.at("structure").in(file);
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }
}
