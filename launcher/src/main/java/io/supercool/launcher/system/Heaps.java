package io.supercool.launcher.system;

/** The Java heaps of a system's processes. */
public final class Heaps {
  private static final long MEBIBYTE = 1 << 20;

  private Heaps() {}

  /** Bytes that all heaps of a system take at most; besides them there is native memory. */
  public static long bytes(SystemOptions options) {
    long mebibytes = options.bootstrapServers() == null ? Programs.BROKER_HEAP_MEBIBYTES : 0;
    for (Service service : Service.values()) {
      mebibytes += (long) options.instances(service) * options.heapMebibytes(service);
    }
    return mebibytes * MEBIBYTE;
  }
}
