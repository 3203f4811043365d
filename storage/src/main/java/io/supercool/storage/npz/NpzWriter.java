package io.supercool.storage.npz;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an {@code .npz} array by array, deflated as by {@code numpy.savez_compressed}. */
public final class NpzWriter {
  private final ZipOutputStream zip;

  /** Writes to {@code out}, which the caller closes. */
  public NpzWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  /** Adds an array under a name that none before it has. */
  public NpzWriter put(String name, NpyArray array) throws IOException {
    zip.putNextEntry(new ZipEntry(name + NpzDirectory.SUFFIX));
    zip.write(array.bytes());
    zip.closeEntry();
    return this;
  }

  /** Writes the directory; nothing can be added after it. */
  public void finish() throws IOException {
    zip.finish();
  }
}
