package io.supercool.label.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on the memory of all stores of this process: by default each of some fifty would take
 * 100 MiB of its own, and 4 MiB of disk before anything is in it.
 */
public final class BoundedStores implements RocksDBConfigSetter {
  private static final long BYTES = 48L << 20;
  private static final long UNWRITTEN_BYTES = 24L << 20;
  private static final long BUFFER_BYTES = 4L << 20;
  private static final long MANIFEST_BYTES = 64L << 10;

  /** Lives as long as the process, from the first store on: the stores come and go. */
  private static final class Shared {
    static final Cache CACHE = new LRUCache(BYTES);

    /** What is not written yet counts within the cache's bound. */
    static final WriteBufferManager UNWRITTEN = new WriteBufferManager(UNWRITTEN_BYTES, CACHE);
  }

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.UNWRITTEN);
    options.setWriteBufferSize(BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
    options.setManifestPreallocationSize(MANIFEST_BYTES);
  }

  @Override
  public void close(String store, Options options) {
    // Nothing is a store's own.
  }
}
