package io.supercool.reader.npz;

import io.supercool.contracts.text.NearestName;
import io.supercool.reader.FrameSink;
import io.supercool.reader.SourceWarning;
import io.supercool.storage.npz.NpzArchive;
import io.supercool.storage.npz.NpzException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what of an archive is not read, or not as it is written.
 *
 * @param file the archive
 * @param sink hears of it
 */
record ArrayWarnings(Path file, FrameSink sink) {
  /** Arrays that published data sets and our own downloads have beside those that are read. */
  private static final Set<String> UNUSED =
      Set.of(
          "mean_square_displacement",
          "first_npz_member",
          "npz_member_md5",
          "source_path",
          "system_id",
          "species",
          "model",
          "predicted",
          "predicted_times",
          "order_parameter",
          "ridge");

  /** Tells of an array. */
  void add(String array, String text) {
    sink.warn(new SourceWarning(file, "array " + array, text));
  }

  /**
   * What {@code reading} makes of an array that need not be there. If it cannot be read, that is
   * told, and the rest goes on without it.
   *
   * @param absent the value where there is none
   * @throws NpzException if the file is damaged
   */
  <T extends @Nullable Object> T optional(
      NpzArchive npz, String array, T absent, Supplier<? extends T> reading) {
    if (!npz.names().contains(array)) {
      return absent;
    }
    try {
      return reading.get();
    } catch (NpzException e) {
      if (e.isDamage()) {
        throw e;
      }
      add(array, "%s: it is not read; %s".formatted(ArrayAxes.reason(e), e.remedy()));
      return absent;
    }
  }

  /**
   * Tells of the members that are not read.
   *
   * @param read names of the arrays that a file of this kind may have
   */
  void unread(NpzArchive npz, Set<String> read) {
    ArchiveEnds.doubt(file).ifPresent(text -> sink.warn(new SourceWarning(file, "file", text)));
    for (String member : npz.others()) {
      if (!member.endsWith("/")) {
        sink.warn(new SourceWarning(file, "member " + member, "is no array: it is not read"));
      }
    }
    for (String array : npz.names()) {
      if (!read.contains(array) && !isUnused(array)) {
        add(array, unread(npz, array, read));
      }
    }
  }

  private static String unread(NpzArchive npz, String array, Set<String> read) {
    Set<String> absent = new TreeSet<>(read);
    absent.removeAll(npz.names());
    String slip =
        absent.isEmpty()
            ? ""
            : NearestName.slipOf(array, absent).map(": is `%s` meant?"::formatted).orElse("");
    return (SupercoolNpzReader.ARRAYS.contains(array)
            ? "is not read of a file of this kind"
            : "is not known: it is not read")
        + slip;
  }

  private static boolean isUnused(String array) {
    return UNUSED.contains(array) || array.startsWith("descriptor_");
  }
}
