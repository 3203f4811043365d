package io.supercool.ingest.identity;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.SnapshotId;
import io.supercool.reader.ContentHash;
import io.supercool.storage.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What each snapshot id was given for: a hash of its content, and the source it came from. On disk,
 * as long as the broker's records; of more ids than a bound the oldest are forgotten. What is
 * remembered outlives a power cut. A full disk closes the store: whoever asks waits until it can be
 * opened again. Thread-safe.
 */
public final class IdentityRegister implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(IdentityRegister.class);
  private static final int CACHE_MEGABYTES = 8;
  private static final int HASHES_BYTES = 5 * Long.BYTES;
  private static final long NEVER = -1;
  private static final int LOCKS = 64;
  private static final long PAUSE_MILLIS = 2_000;

  private final Path file;
  private final long most;
  private Tables tables;
  private boolean ended;
  private final Lock[] publishing =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

  /** The store and what is in it. */
  private static final class Tables {
    final MVStore store;
    final MVMap<String, byte[]> given;
    final MVMap<Long, String> order;
    final MVMap<String, Long> lastSteps;

    Tables(MVStore store) {
      this.store = store;
      given = store.openMap("given");
      order = store.openMap("order");
      lastSteps = store.openMap("lastSteps");
    }
  }

  /**
   * Opens or begins the register in {@code file}. One that cannot be read is set aside.
   *
   * @param most ids that are remembered
   */
  public IdentityRegister(Path file, long most) {
    this.file = file;
    this.most = most;
    this.tables = open(file);
  }

  private static Tables open(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Folders.make(folder);
      try {
        Tables tables = tables(file);
        Folders.force(folder);
        return tables;
      } catch (MVStoreException e) {
        if (e.getErrorCode() != DataUtils.ERROR_FILE_CORRUPT) {
          throw e;
        }
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.errorf(
            e, "The register of published ids is damaged and begins anew; it is now %s", aside);
        return tables(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the register of published ids " + file, e);
    }
  }

  private static Tables tables(Path file) {
    return new Tables(
        new MVStore.Builder().fileName(file.toString()).cacheSize(CACHE_MEGABYTES).open());
  }

  private interface Work<T> {
    T on(Tables tables);
  }

  /** Works again for as long as the store closes under the work, or cannot be opened. */
  private synchronized <T> T outlasting(Work<T> work) {
    boolean waited = false;
    while (true) {
      try {
        if (tables.store.isClosed() && !ended) {
          tables = open(file);
        }
        T done = work.on(tables);
        if (waited) {
          LOG.infof("The register of published ids %s is open again", file);
        }
        return done;
      } catch (MVStoreException e) {
        if (ended || !tables.store.isClosed()) {
          throw e;
        }
        if (!waited) {
          LOG.warnf(e, "The register of published ids %s cannot be written: waiting", file);
          waited = true;
        }
        pause();
      }
    }
  }

  /** Lets others close it meanwhile. */
  private void pause() {
    try {
      wait(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the register cannot be written", e);
    }
  }

  /** How {@code configuration} stands to what its id was given for. */
  public Standing standing(Configuration configuration) {
    byte[] entry = entry(configuration);
    if (entry == null) {
      return Standing.NEW;
    }
    byte[] own = hashes(0, configuration);
    if (!same(entry, own, Long.BYTES, 3 * Long.BYTES)) {
      return Standing.TAKEN;
    }
    return same(entry, own, 3 * Long.BYTES, HASHES_BYTES) ? Standing.KNOWN : Standing.NEW;
  }

  private byte @Nullable [] entry(Configuration configuration) {
    return outlasting(open -> open.given.get(configuration.snapshot().toString()));
  }

  private static boolean same(byte[] first, byte[] second, int from, int to) {
    return Arrays.equals(first, from, to, second, from, to);
  }

  /**
   * Publishes a configuration unless the same was published before, or its id was given for another
   * content; then remembers it. Of several that publish one id, each waits for the one before.
   *
   * @param source where it comes from
   * @param again whether to publish what was published before
   * @param publish returns once the configuration is published
   * @return {@link Standing#NEW} if it was published
   */
  public Standing publish(
      Configuration configuration, String source, boolean again, Runnable publish) {
    Lock lock = publishing[Math.floorMod(configuration.snapshot().hashCode(), LOCKS)];
    lock.lock();
    try {
      Standing standing = standing(configuration);
      if (standing == Standing.TAKEN || standing == Standing.KNOWN && !again) {
        return standing;
      }
      publish.run();
      add(configuration, source);
      return Standing.NEW;
    } finally {
      lock.unlock();
    }
  }

  /** The source that the id of {@code configuration} was given to; empty text if it was to none. */
  public String source(Configuration configuration) {
    byte[] entry = entry(configuration);
    return entry == null
        ? ""
        : new String(entry, HASHES_BYTES, entry.length - HASHES_BYTES, StandardCharsets.UTF_8);
  }

  /** The greatest step that was published of a trajectory; -1 if none was. */
  public long lastStep(String trajectory) {
    return outlasting(open -> lastStep(open, trajectory));
  }

  private static long lastStep(Tables open, String trajectory) {
    return open.lastSteps.getOrDefault(trajectory, NEVER);
  }

  private void add(Configuration configuration, String source) {
    outlasting(
        open -> {
          add(open, configuration, source);
          long version = open.store.commit();
          open.store.sync();
          return version;
        });
  }

  private void add(Tables open, Configuration configuration, String source) {
    MVMap<Long, String> order = open.order;
    String id = configuration.snapshot().toString();
    Long last = order.lastKey();
    long number = last == null ? 0 : last + 1;
    byte[] name = source.getBytes(StandardCharsets.UTF_8);
    byte[] hashes = hashes(number, configuration);
    byte[] entry = Arrays.copyOf(hashes, HASHES_BYTES + name.length);
    System.arraycopy(name, 0, entry, HASHES_BYTES, name.length);
    byte[] before = open.given.put(id, entry);
    if (before != null) {
      order.remove(ByteBuffer.wrap(before).getLong());
    }
    order.put(number, id);
    String trajectory = configuration.snapshot().trajectory();
    long step = configuration.snapshot().step();
    open.lastSteps.put(trajectory, Math.max(lastStep(open, trajectory), step));
    forgetOldest(open);
  }

  private void forgetOldest(Tables open) {
    while (open.given.sizeAsLong() > most) {
      String oldest = open.order.remove(open.order.firstKey());
      open.given.remove(oldest);
      SnapshotId id = SnapshotId.parse(oldest);
      if (lastStep(open, id.trajectory()) == id.step()) {
        open.lastSteps.remove(id.trajectory());
      }
    }
  }

  /** A number, then the hashes of content and purpose. */
  private static byte[] hashes(long number, Configuration configuration) {
    ContentHash content = ContentHash.of(configuration);
    ContentHash purpose = ContentHash.ofPurpose(configuration);
    return ByteBuffer.allocate(HASHES_BYTES)
        .putLong(number)
        .putLong(content.high())
        .putLong(content.low())
        .putLong(purpose.high())
        .putLong(purpose.low())
        .array();
  }

  @Override
  public synchronized void close() {
    ended = true;
    notifyAll();
    tables.store.close();
  }
}
